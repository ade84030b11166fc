import type { Context } from "@/lib/access/context";
import { offThread } from "@/lib/analysis/computations";
import { readReport } from "@/lib/analysis/reports/read-reports";
import type { OneReport } from "@/lib/analysis/reports/shapes";

/** A report as a PDF, for whoever may read it, under the name of its day. */
export async function exportReport(ctx: Context, input: OneReport) {
  const report = await readReport(ctx, input);
  const bytes = await offThread("reportPdf", [report]);
  return { bytes, name: `report-${report.madeAt.slice(0, 10)}` };
}
