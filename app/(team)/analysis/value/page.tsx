import type { Metadata } from "next";
import { requirePermission } from "@/app/_wiring/session";
import { fitModel } from "@/app/(team)/analysis/value/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { ValueView } from "@/components/value/value-view";
import { valuePage } from "@/lib/value/value-page";

export const metadata: Metadata = { title: "Value" };

export default async function CustomerValuePage() {
  const ctx = await requirePermission("analysis.read");
  return (
    <>
      <AnalysisHeader lead="Customers as assets: what they are worth, who carries it, and how sure that is." />
      <ValueView page={await valuePage(ctx)} fitModel={fitModel} />
    </>
  );
}
