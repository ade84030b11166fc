import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { remove } from "@/app/(team)/analysis/reports/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { ReportTable } from "@/components/analysis/report-table";
import { readOrganization } from "@/lib/access/organization";
import { may } from "@/lib/access/permit";
import { readReports } from "@/lib/analysis/reports/read-reports";
import { ReportsQuery } from "@/lib/analysis/reports/shapes";

export const metadata: Metadata = { title: "Reports" };

export default async function ReportsPage({ searchParams }: PageProps<"/analysis/reports">) {
  const ctx = await requirePermission("analysis.read");
  const query = ReportsQuery.parse(await searchParams);
  const [{ data, nextCursor }, { timeZone }] = await Promise.all([
    readReports(ctx, query),
    readOrganization(ctx),
  ]);
  const edits = may(ctx.actor, "reports.edit");
  return (
    <>
      <AnalysisHeader lead="The numbers as they were on a day, kept to be read and shown to others." />
      <ReportTable
        {...{ timeZone, nextCursor }}
        reports={data}
        isFirst={query.cursor === undefined}
        remove={edits ? remove : undefined}
      />
    </>
  );
}
