import type { Metadata } from "next";
import { Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { tryChange } from "@/app/(team)/analysis/framework/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { FrameworkView } from "@/components/framework/framework-view";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Context } from "@/lib/access/context";
import { frameworkPage } from "@/lib/framework/framework-page";

export const metadata: Metadata = { title: "Framework" };

async function Chain({ ctx }: { ctx: Context }) {
  return <FrameworkView picture={await frameworkPage(ctx)} tryChange={tryChange} />;
}

export default async function FrameworkPage() {
  const ctx = await requirePermission("analysis.read");
  return (
    <>
      <AnalysisHeader lead="From technical to operational conditions, to experience, loyalty and value: each arrow measured on your own data." />
      <Suspense
        fallback={
          <div role="status">
            <Panel title="Measuring the chain …">
              <Skeleton className="h-96 w-full" />
            </Panel>
          </div>
        }
      >
        <Chain ctx={ctx} />
      </Suspense>
    </>
  );
}
