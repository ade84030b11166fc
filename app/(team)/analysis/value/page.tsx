import type { Metadata } from "next";
import { Suspense } from "react";
import { z } from "zod";
import { requirePermission } from "@/app/_wiring/session";
import { fitModel } from "@/app/(team)/analysis/value/actions";
import { AnalysisHeader } from "@/components/analysis/analysis-header";
import { Computing } from "@/components/analysis/computing";
import { PanelTools } from "@/components/analysis/panel-tools";
import { Older, WhenThere } from "@/components/analysis/when-there";
import { BridgePanel, bridgeRows } from "@/components/value/bridge-panel";
import { DeedsPanel, deedRows } from "@/components/value/deeds-panel";
import { HoldoutPanel, holdoutRows } from "@/components/value/holdout-panel";
import { LadderPanel, moveRows } from "@/components/value/ladder-panel";
import { MissingRates } from "@/components/value/missing-rates";
import { RetentionPanel, retentionRows } from "@/components/value/retention-panel";
import { ValueView } from "@/components/value/value-view";
import type { Context } from "@/lib/access/context";
import { may } from "@/lib/access/permit";
import { onePage } from "@/lib/analysis/one-page";
import { deeds } from "@/lib/value/deeds/deeds";
import { bridgeOf } from "@/lib/value/ladder/bridge";
import { migration } from "@/lib/value/ladder/migration";
import { QuarterKey } from "@/lib/value/ladder/rungs";
import { missingRates } from "@/lib/value/rates/read-rates";
import { retention } from "@/lib/value/retention/retention";
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

async function Stay({ ctx }: { ctx: Context }) {
  const soFar = await retention(ctx);
  const label = "Following everybody from their first answer";
  return (
    <WhenThere title="Who stays after which answer" {...{ label, soFar, now: ctx.now() }}>
      {(value) =>
        value && (
          <RetentionPanel
            retention={value}
            tools={<PanelTools name="retention" rows={retentionRows(value)} method="retention" />}
          />
        )
      }
    </WhenThere>
  );
}

async function Since({ ctx }: { ctx: Context }) {
  const soFar = await deeds(ctx);
  const label = "Finding out who did what";
  return (
    <WhenThere title="What they did since" {...{ label, soFar, now: ctx.now() }}>
      {(value) =>
        value.classes.length > 0 && (
          <DeedsPanel
            deeds={value}
            tools={<PanelTools name="deeds" rows={deedRows(value)} method="deeds" />}
          />
        )
      }
    </WhenThere>
  );
}

export default async function CustomerValuePage({ searchParams }: PageProps) {
  const ctx = onePage(await requirePermission("analysis.read"));
  const { quarter } = Query.parse(await searchParams);
  const { worth: soFar, ...page } = await valuePage(ctx);
  const missing = await missingRates(ctx);
  const ratesPath = may(ctx.actor, "organization.edit") ? "/settings/rates" : undefined;
  const holdout = page.fit?.answer.holdout;
  return (
    <>
      <AnalysisHeader lead="Customers as assets: what they are worth, who carries it, and how sure that is." />
      <MissingRates {...{ missing, ratesPath }} />
      {soFar.kept ? (
        <ValueView
          {...{ page, fitModel }}
          worth={soFar.kept.value}
          age={<Older title="What customers are worth" {...{ soFar, now: ctx.now() }} />}
          holdout={
            holdout && (
              <HoldoutPanel
                holdout={holdout}
                tools={<PanelTools name="holdout" rows={holdoutRows(holdout)} method="holdout" />}
              />
            )
          }
        >
          <Suspense>
            <Ladder ctx={ctx} quarter={quarter} />
          </Suspense>
          <Suspense>
            <Stay ctx={ctx} />
            <Since ctx={ctx} />
          </Suspense>
        </ValueView>
      ) : (
        <Computing
          title="What customers are worth"
          label="Adding up all customers"
          share={soFar.computing ?? 0}
        />
      )}
    </>
  );
}
