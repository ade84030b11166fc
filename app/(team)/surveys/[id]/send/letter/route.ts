import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";
import { printPreview } from "@/lib/delivery/preview";
import { PreviewQuery } from "@/lib/delivery/shapes";
import { ReadSurvey } from "@/lib/surveys/shapes";

interface Route {
  params: Promise<{ id: string }>;
}

/** A survey's letter as it would be printed, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("invitations.read");
  const { surveyId } = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  const query = PreviewQuery.parse(Object.fromEntries(new URL(request.url).searchParams));
  return pdfDownload(await orMissing(printPreview(ctx, { surveyId }, query)), "letter");
}
