import type { Metadata } from "next";
import { Suspense } from "react";
import { requirePermission } from "@/app/_wiring/session";
import { decide, forget, keep, tryChange, undo } from "@/app/(team)/analysis/framework/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { WhenThere } from "@/components/analysis/when-there";
import { FrameworkView } from "@/components/framework/framework-view";
import { Panel } from "@/components/ui/panel";
import { Skeleton } from "@/components/ui/skeleton";
import type { Context } from "@/lib/access/context";
import { may } from "@/lib/access/permit";
import { ChainPart } from "@/lib/framework/chain-part";
import { frameworkPage } from "@/lib/framework/framework-page";
import { draftOf, type WhatIfDraft } from "@/lib/framework/what-if-address";

export const metadata: Metadata = { title: "Framework" };

interface ChainProps {
  ctx: Context;
  part: ChainPart;
  draft: WhatIfDraft;
}

async function Chain({ ctx, part, draft }: ChainProps) {
  const soFar = await frameworkPage(ctx, part);
  const mayDecide = may(ctx.actor, "framework.edit");
  const deciding = { decide: mayDecide ? decide : undefined, undo: mayDecide ? undo : undefined };
  return (
    <WhenThere title="The chain" label="Measuring the chain" soFar={soFar} now={ctx.now()}>
      {(picture) => (
        <FrameworkView {...{ picture, draft, tryChange, keep, forget }} {...deciding} />
      )}
    </WhenThere>
  );
}

export default async function FrameworkPage({ searchParams }: PageProps<"/analysis/framework">) {
  const ctx = await requirePermission("analysis.read");
  const given = await searchParams;
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
        <Chain ctx={ctx} part={ChainPart.parse(given)} draft={draftOf(given)} />
      </Suspense>
    </>
  );
}
