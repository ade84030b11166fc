import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { archiveResponse } from "@/app/_wiring/stream";
import { exportAnalysis } from "@/lib/analysis/export-analysis";
import { onePage } from "@/lib/analysis/one-page";
import { PageQuestion } from "@/lib/analysis/page-question";

/** What the analysis page shows as files, with a script that computes it again. */
export async function GET(request: Request): Promise<Response> {
  const ctx = onePage(await requirePermission("responses.export"));
  const { searchParams } = new URL(request.url);
  const given = [...new Set(searchParams.keys())].map((key) => [key, searchParams.getAll(key)]);
  const files = await orMissing(exportAnalysis(ctx, questionOf(Object.fromEntries(given))));
  return archiveResponse(files, "analysis");
}

/** As a page is given its address: what stands there once is no list. */
function questionOf(given: Record<string, string[]>): PageQuestion {
  const single = Object.entries(given).map(([key, values]) => [
    key,
    values.length === 1 ? values[0] : values,
  ]);
  return PageQuestion.parse(Object.fromEntries(single));
}
