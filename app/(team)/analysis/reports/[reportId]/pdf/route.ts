import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { pdfDownload } from "@/app/_wiring/stream";
import { exportReport } from "@/lib/analysis/reports/export-report";
import { OneReport } from "@/lib/analysis/reports/shapes";

/** A report as a PDF. */
export async function GET(
  _: Request,
  { params }: RouteContext<"/analysis/reports/[reportId]/pdf">,
): Promise<Response> {
  const ctx = await requirePermission("analysis.read");
  const input = parseOrMissing(OneReport, await params);
  const { bytes, name } = await orMissing(exportReport(ctx, input));
  return pdfDownload(bytes, name);
}
