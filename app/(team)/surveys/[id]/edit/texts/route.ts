import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { textDownload } from "@/app/_wiring/stream";
import { exportTexts } from "@/lib/surveys/export-texts";
import { ExportTexts } from "@/lib/surveys/shapes";

interface Route {
  params: Promise<{ id: string }>;
}

/** A survey's texts beside one translation as a file, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("surveys.edit");
  const given = Object.fromEntries(new URL(request.url).searchParams);
  const wanted = parseOrMissing(ExportTexts, { ...given, surveyId: (await params).id });
  const text = await orMissing(exportTexts(ctx, wanted));
  return textDownload(text, `texts-${wanted.language}`, wanted.format);
}
