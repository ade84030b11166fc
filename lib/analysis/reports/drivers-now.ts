import type { Context } from "@/lib/access/context";
import { drivers } from "@/lib/analysis/drivers";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { pageDrivers } from "@/lib/analysis/page-requests";
import { driversOfReport } from "@/lib/analysis/reports/report-numbers";
import type { ReportNumbers } from "@/lib/analysis/reports/shapes";
import type { Variable } from "@/lib/analysis/shapes";
import { isRefusal } from "@/lib/ground/refusal";

/** What the conditions of a page explain now; what is missing is a sentence, as the page says it. */
export async function driversNow(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
): Promise<ReportNumbers["drivers"]> {
  const found = await pageDrivers(ctx, question, outcome);
  if ("missing" in found) return { state: "missing", sentence: found.missing };
  try {
    const answer = await drivers(ctx, found.request);
    return driversOfReport({ ...found, answer, outcome });
  } catch (error) {
    if (!isRefusal(error) || error.code !== "invalid") throw error;
    return { state: "missing", sentence: error.message };
  }
}
