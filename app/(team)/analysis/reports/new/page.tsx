import type { Metadata } from "next";
import { orMissing } from "@/app/_wiring/or-missing";
import { requirePermission } from "@/app/_wiring/session";
import { make } from "@/app/(team)/analysis/reports/actions";
import { MakeReportForm } from "@/components/analysis/make-report-form";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { addressOf, PageQuestion } from "@/lib/analysis/page-question";
import { reportOffer } from "@/lib/analysis/reports/report-offer";

export const metadata: Metadata = { title: "Make a report" };

export default async function NewReportPage({ searchParams }: PageProps<"/analysis/reports/new">) {
  const ctx = await requirePermission("reports.edit");
  const question = PageQuestion.parse(await searchParams);
  const offer = await orMissing(reportOffer(ctx, question));
  return (
    <>
      <PageHeader
        title="Make a report"
        parent={{ href: `/analysis${addressOf(question)}`, label: "Analysis" }}
        lead="Scores, key drivers and correlations as they are now. A report does not change when the data do."
      />
      <Panel>
        <MakeReportForm {...offer} action={make} />
      </Panel>
    </>
  );
}
