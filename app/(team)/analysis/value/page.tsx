import type { Metadata } from "next";
import { Suspense } from "react";
import { z } from "zod";
import { requirePermission } from "@/app/_wiring/session";
import { fitModel } from "@/app/(team)/analysis/value/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { PanelTools } from "@/components/analysis/panel-tools";
import { WhenThere } from "@/components/analysis/when-there";
import { BridgePanel, bridgeRows } from "@/components/value/bridge-panel";
import { LadderPanel, moveRows } from "@/components/value/ladder-panel";
import { ValueView } from "@/components/value/value-view";
import type { Context } from "@/lib/access/context";
import { onePage } from "@/lib/analysis/one-page";
import { bridgeOf } from "@/lib/value/ladder/bridge";
import { migration } from "@/lib/value/ladder/migration";
import { QuarterKey } from "@/lib/value/ladder/rungs";
import { valuePage } from "@/lib/value/value-page";

export const metadata: Metadata = { title: "Value" };

const Query = z.object({ quarter: QuarterKey.optional().catch(undefined) });

interface PageProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

async function Ladder({ ctx, quarter }: { ctx: Context; quarter: string | undefined }) {
  const { shown, soFar } = await migration(ctx, quarter);
  const label = "Finding everybody’s place on the ladder";
  return (
    <WhenThere title="The ladder of loyalty" {...{ label, soFar, now: ctx.now() }}>
      {({ cells }) =>
        cells.length > 0 && (
          <>
            <BridgePanel
              bridge={bridgeOf(cells)}
              shown={shown}
              tools={
                <PanelTools name="bridge" rows={bridgeRows(bridgeOf(cells))} method="ladder" />
              }
            />
            <LadderPanel
              {...{ cells, shown }}
              tools={<PanelTools name="ladder" rows={moveRows(cells)} method="ladder" />}
            />
          </>
        )
      }
    </WhenThere>
  );
}

export default async function CustomerValuePage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const { quarter } = Query.parse(await searchParams);
  return (
    <>
      <AnalysisHeader lead="Customers as assets: what they are worth, who carries it, and how sure that is." />
      <ValueView page={await valuePage(ctx)} fitModel={fitModel}>
        <Suspense>
          <Ladder ctx={ctx} quarter={quarter} />
        </Suspense>
      </ValueView>
    </>
  );
}
