import type { ComponentProps } from "react";
import { ChainPicture } from "@/components/framework/chain-picture";
import { DecidedArrows, type DecidedArrowsActions } from "@/components/framework/decided-arrows";
import { LineOfSight } from "@/components/framework/line-of-sight";
import { ScenariosView } from "@/components/framework/scenarios-view";
import { type WhatIfActions, WhatIfPanel } from "@/components/framework/what-if-panel";
import { arrowSentence, strength } from "@/components/framework/words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure } from "@/lib/analysis/figures";
import { arrowsOf, columnsOf, type FrameworkPicture, leversOf } from "@/lib/framework/picture";
import { addressOf, type WhatIfDraft } from "@/lib/framework/what-if-address";

interface FrameworkViewProps extends WhatIfActions, DecidedArrowsActions {
  picture: FrameworkPicture;
  /** The what-if that the address has. */
  draft: WhatIfDraft;
  forget: ComponentProps<typeof ScenariosView>["forget"];
}

/** The chain from KPIs to value: as a picture, as money, as a what-if, and as a table. */
export function FrameworkView(props: FrameworkViewProps) {
  const { picture, draft, tryChange, keep, forget, decide, undo } = props;
  const arrows = arrowsOf(picture);
  const decided = <DecidedArrows {...{ picture, decide, undo }} />;
  if (arrows.length === 0) {
    return (
      <>
        <NothingMeasured picture={picture} />
        {picture.decided.length > 0 && decided}
      </>
    );
  }
  const { meta, computedAt } = picture;
  const clear = arrows.filter(({ isClear, term }) => isClear && !term.byConstruction).length;
  return (
    <>
      <Panel
        title={`${figure(clear)} of ${figure(arrows.length)} arrows are clear of zero`}
        lead={
          <>
            Width is strength in standard deviations: blue raises, vermillion lowers, grey may be
            chance, dashed is arithmetic, dotted was fixed by hand. Association, not proof of cause.{" "}
            {figure(meta.samples)} resamples of customers, seed {meta.seed}, computed{" "}
            <Moment at={computedAt} timeZone={picture.timeZone} />.
          </>
        }
      >
        <ChainPicture columns={columnsOf(picture)} arrows={arrows} />
      </Panel>
      <LineOfSight picture={picture} />
      <WhatIfPanel
        key={addressOf(draft)}
        levers={leversOf(picture)}
        variables={picture.variables}
        teams={picture.teams}
        {...{ draft, tryChange, keep }}
      />
      <ScenariosView picture={picture} forget={forget} />
      <ArrowTable arrows={arrows.toReversed()} />
      {decided}
    </>
  );
}

function NothingMeasured({ picture }: { picture: FrameworkPicture }) {
  const first = picture.dropped[0];
  return (
    <EmptyState
      title="There is no chain to measure yet"
      action={
        <LinkButton tone="primary" href="/data/import">
          Import KPIs and answers
        </LinkButton>
      }
    >
      The framework needs KPIs of interactions or days, answers to a score, and, at its end, whether
      customers stayed or what they are worth.
      {first && ` The last try ended with: ${first.reason} (${first.outcome}).`}
    </EmptyState>
  );
}

function ArrowTable({ arrows }: { arrows: ReturnType<typeof arrowsOf> }) {
  return (
    <Panel title="Every arrow" lead="The same as a table, the strongest first.">
      <Table label="Standardised effect of every arrow" stacked>
        <thead>
          <tr>
            <HeaderCell>From</HeaderCell>
            <HeaderCell>To</HeaderCell>
            <HeaderCell align="right">Standardised</HeaderCell>
            <HeaderCell>In words</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {arrows.map((arrow) => (
            <tr
              key={`${arrow.from.key} ${arrow.to.key}`}
              className={arrow.isClear ? undefined : "text-ink-muted"}
            >
              <Cell>{arrow.from.label}</Cell>
              <Cell>{arrow.to.label}</Cell>
              <Cell align="right" className="tabular-nums">
                {strength(arrow)}
              </Cell>
              <Cell className="text-xs">{arrowSentence(arrow)}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}
