import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";
import { PrintCards } from "@/lib/surveys/open-link-shapes";
import { printCards } from "@/lib/surveys/print-cards";

interface Route {
  params: Promise<{ id: string }>;
}

/** The open link's codes on paper, for a signed-in member. */
export async function GET(request: Request, { params }: Route): Promise<Response> {
  const ctx = await requirePermission("surveys.read");
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const wanted = parseOrMissing(PrintCards, { ...query, surveyId: (await params).id });
  const { name, bytes } = await orMissing(printCards(ctx, wanted));
  return pdfDownload(bytes, name);
}
