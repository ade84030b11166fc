import { type ReactNode, Suspense } from "react";
import { AnalysisTabs } from "@/components/analysis/analysis-tabs";
import { PageHeader } from "@/components/ui/page-header";

const tabs = [
  { href: "/analysis", label: "Drivers" },
  { href: "/analysis/scores", label: "Scores" },
  { href: "/analysis/compare", label: "Compare" },
  { href: "/analysis/value", label: "Value" },
  { href: "/analysis/framework", label: "Framework" },
  { href: "/analysis/reports", label: "Reports" },
  { href: "/analysis/methods", label: "Methods" },
];

/** Where one is in the analysis, and its other pages. */
export function AnalysisHeader({ lead, actions }: { lead: string; actions?: ReactNode }) {
  return (
    <>
      <PageHeader title="Analysis" lead={lead} actions={actions} />
      <Suspense>
        <AnalysisTabs tabs={tabs} />
      </Suspense>
    </>
  );
}
