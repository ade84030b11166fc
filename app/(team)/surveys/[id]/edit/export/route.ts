import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { textDownload } from "@/app/_wiring/stream";
import { exportSurvey } from "@/lib/surveys/export-survey";
import { ReadSurvey } from "@/lib/surveys/shapes";

interface Route {
  params: Promise<{ id: string }>;
}

/** A survey's draft as a file, for a signed-in member. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("surveys.read");
  const wanted = parseOrMissing(ReadSurvey, { surveyId: (await params).id });
  return textDownload(await orMissing(exportSurvey(ctx, wanted)), "survey", "json");
}
