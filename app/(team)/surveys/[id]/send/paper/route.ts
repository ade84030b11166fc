import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";

import { PrintSurvey, printSurvey } from "@/lib/surveys/print-survey";

interface Route {
  params: Promise<{ id: string }>;
}

/** The survey on paper, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("surveys.read");
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const wanted = parseOrMissing(PrintSurvey, { ...query, surveyId: (await params).id });
  const { name, bytes } = await orMissing(printSurvey(ctx, wanted));
  return pdfDownload(bytes, name);
}
