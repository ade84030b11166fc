import { ChainPicture } from "@/components/framework/chain-picture";
import { WhatIfPanel } from "@/components/framework/what-if-panel";
import { arrowSentence, money, strength } from "@/components/framework/words";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Moment } from "@/components/ui/moment";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure, signed } from "@/lib/analysis/figures";
import { arrowsOf, columnsOf, type FrameworkPicture, worthOf } from "@/lib/framework/picture";
import type { WhatIfAnswer } from "@/lib/framework/shapes";
import type { Answer } from "@/lib/ground/answer";

interface FrameworkViewProps {
  picture: FrameworkPicture;
  tryChange(input: unknown): Promise<Answer<WhatIfAnswer>>;
}

/** The chain from KPIs to value: as a picture, as money, as a what-if, and as a table. */
export function FrameworkView({ picture, tryChange }: FrameworkViewProps) {
  const arrows = arrowsOf(picture);
  if (arrows.length === 0) return <NothingMeasured picture={picture} />;
  const { meta, computedAt } = picture;
  const clear = arrows.filter(({ isClear, term }) => isClear && !term.byConstruction).length;
  const levers = picture.variables.filter(
    ({ level, sd }) => (level === "technical" || level === "operational") && sd > 0,
  );
  return (
    <>
      <Panel
        title={`${figure(clear)} of ${figure(arrows.length)} arrows are clear of zero`}
        lead={
          <>
            Width is strength in standard deviations: blue raises, vermillion lowers, grey may be
            chance, dashed is arithmetic. Association, not proof of cause. {figure(meta.samples)}{" "}
            resamples of customers, seed {meta.seed}, computed{" "}
            <Moment at={computedAt} timeZone={picture.timeZone} />.
          </>
        }
      >
        <ChainPicture columns={columnsOf(picture)} arrows={arrows} />
      </Panel>
      <LineOfSight picture={picture} />
      <WhatIfPanel levers={levers} variables={picture.variables} action={tryChange} />
      <ArrowTable arrows={arrows.toReversed()} />
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

function LineOfSight({ picture }: { picture: FrameworkPicture }) {
  const worths = worthOf(picture);
  if (worths.length === 0) return null;
  const { currency, customersWithValue } = picture;
  const [best] = worths.filter(({ isClear, value }) => isClear && value > 0);
  return (
    <Panel
      title={
        best
          ? `A better ${best.node.label} is worth most: ${money(best.value, currency)}`
          : "No KPI's worth is clear of zero yet"
      }
      lead={`What a step of one standard deviation in the good direction goes with, in lifetime value of ${figure(customersWithValue)} customers, along all paths.`}
    >
      <Table label="Worth of each KPI" stacked>
        <thead>
          <tr>
            <HeaderCell>KPI</HeaderCell>
            <HeaderCell align="right">Step</HeaderCell>
            <HeaderCell align="right">Worth</HeaderCell>
            <HeaderCell align="right">95 % interval</HeaderCell>
          </tr>
        </thead>
        <tbody>
          {worths.map(({ node, step, value, low, high, isClear }) => (
            <tr key={node.key} className={isClear ? undefined : "text-ink-muted"}>
              <Cell>{node.label}</Cell>
              <Cell align="right" className="tabular-nums">
                {signed(step, Math.abs(step) < 1 ? 3 : 1)} {node.unit}
              </Cell>
              <Cell align="right" className="font-medium tabular-nums">
                {money(value, currency)}
              </Cell>
              <Cell align="right" className="tabular-nums">
                {money(low, currency)} to {money(high, currency)}
              </Cell>
            </tr>
          ))}
        </tbody>
      </Table>
    </Panel>
  );
}

function ArrowTable({ arrows }: { arrows: ReturnType<typeof arrowsOf> }) {
  return (
    <Panel title="Every arrow" lead="The same as a table, the strongest first.">
      <Table label="Every arrow" stacked>
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
