import type { Metadata } from "next";
import { orMissing, parseOrMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { ReportView } from "@/components/analysis/report-view";
import { readReport } from "@/lib/analysis/reports/read-reports";
import { OneReport } from "@/lib/analysis/reports/shapes";

export const metadata: Metadata = { title: "Report" };

export default async function ReportPage({ params }: PageProps<"/analysis/reports/[reportId]">) {
  const ctx = await requirePermission("analysis.read");
  const report = await orMissing(readReport(ctx, parseOrMissing(OneReport, await params)));
  return <ReportView report={report} />;
}
