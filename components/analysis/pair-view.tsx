import { pictureRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { basisOfCell, cellSentence } from "@/components/analysis/words";
import { BoxRows } from "@/components/charts/box-rows";
import { IntervalBars } from "@/components/charts/interval-bars";
import { ScatterPlot } from "@/components/charts/scatter-plot";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { Panel } from "@/components/ui/panel";
import { Cell, HeaderCell, Table } from "@/components/ui/table";
import { figure, percentSign, percentWithLimits, written } from "@/lib/analysis/figures";
import { addressOf, type PageQuestion } from "@/lib/analysis/page-question";
import type { LevelOfPair } from "@/lib/analysis/pair-picture";
import type { Pair } from "@/lib/analysis/panels";
import { sampleWords } from "@/lib/analysis/sample";
import type { Variable } from "@/lib/analysis/shapes";
import { nameOfKey } from "@/lib/ground/name-of-key";

interface PairViewProps {
  pair: Pair;
  question: PageQuestion;
}

/** One pair looked at closely: the finding, its picture, and the units behind it. */
export function PairView({ pair, question }: PairViewProps) {
  const { x, y, cell } = pair;
  return (
    <>
      <PageHeader
        parent={{ href: `/analysis${addressOf(question)}`, label: "Analysis" }}
        title={`${x.label} and ${y.label}`}
      />
      <Panel>
        <p className="max-w-prose text-lg font-semibold text-balance text-ink">
          {cellSentence(cell, x, y)}
        </p>
        <p className="mt-2 text-xs text-ink-muted">
          {basisOfCell(cell, pair.pairsTested, pair.picture.without)}
        </p>
      </Panel>
      <Picture pair={pair} />
      <Rows pair={pair} question={question} />
    </>
  );
}

function withUnit({ label, unit }: Variable): string {
  return unit ? `${label} (${unit})` : label;
}

function Picture({ pair: { x, y, picture, cell } }: { pair: Pair }) {
  const read = sampleWords(picture.sample);
  const tools = <PanelTools name="pair" rows={pictureRows(picture)} method="correlation" />;
  if (picture.kind === "points") {
    if (picture.points.length === 0) return null;
    const sampled = picture.points.length < picture.of;
    return (
      <Panel
        title={`Every ${cell.grain === "period" ? "day" : cell.grain}`}
        lead={
          sampled
            ? `${figure(picture.points.length)} of ${figure(picture.of)}, drawn at random, with the straight line through all and its 95 % band; counts along the edges.${read}`
            : `With the straight line through them and its 95 % band; counts along the edges.${read}`
        }
        actions={tools}
      >
        <ScatterPlot
          description={`${y.label} against ${x.label}, one dot each.`}
          points={picture.points}
          line={picture.line}
          band={picture.band}
          margins={picture.margins}
          labels={{ x: withUnit(x), y: withUnit(y) }}
        />
      </Panel>
    );
  }
  const [along, measured] = picture.levelsOf === "x" ? [x, y] : [y, x];
  const isShare = picture.levels.some(({ share }) => share !== null);
  return (
    <Panel
      title={`${measured.label} by ${along.label}`}
      lead={
        isShare
          ? `How often it holds, with 95 % intervals.${read}`
          : `Line: median, dot: mean, box: middle half, whiskers: 10th to 90th percentile.${read}`
      }
      actions={tools}
    >
      {isShare ? (
        <Shares levels={picture.levels} along={along} measured={measured} />
      ) : (
        <Boxes levels={picture.levels} along={along} measured={measured} />
      )}
    </Panel>
  );
}

interface LevelsProps {
  levels: readonly LevelOfPair[];
  along: Variable;
  measured: Variable;
}

function levelName({ level }: LevelOfPair, { kind }: Variable): string {
  if (kind !== "binary" || (level !== 0 && level !== 1)) return figure(level);
  return level === 1 ? "Yes" : "No";
}

function Boxes({ levels, along, measured }: LevelsProps) {
  return (
    <BoxRows
      caption={`${measured.label} for each value of ${along.label}`}
      headings={[along.label, withUnit(measured), "n", "Mean"]}
      format={figure}
      formatMean={written(levels.flatMap(({ box }) => (box ? [box.mean] : [])))}
      rows={levels.map((level) => ({
        key: `${level.level}`,
        label: levelName(level, along),
        n: figure(level.n),
        box: level.box ?? undefined,
        text: level.box
          ? `median ${figure(level.box.median)}, from ${figure(level.box.q25)} to ${figure(level.box.q75)}`
          : "",
      }))}
    />
  );
}

function Shares({ levels, along, measured }: LevelsProps) {
  const bars = levels.flatMap((level) =>
    level.share
      ? [
          {
            key: `${level.level}`,
            label: `${levelName(level, along)} (n = ${figure(level.n)})`,
            value: level.share.value,
            low: level.share.low,
            high: level.share.high,
            text: percentWithLimits(level.share.value, level.share.low, level.share.high),
            strong: true,
          },
        ]
      : [],
  );
  return (
    <IntervalBars
      caption={`How often ${measured.label} holds for each value of ${along.label}`}
      headings={[along.label, measured.label, "Share (95 % interval)"]}
      bars={bars}
      format={(share) => `${figure(100 * share)}${percentSign}`}
    />
  );
}

const dates = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone: "UTC" });

function Rows({ pair: { x, y, rows, nextCursor, cell }, question }: PairViewProps) {
  if (rows.length === 0) return null;
  const next = addressOf(question, { x: x.key, y: y.key, cursor: nextCursor ?? "" });
  const inX = valueWords(
    x,
    rows.map((row) => row.x),
  );
  const inY = valueWords(
    y,
    rows.map((row) => row.y),
  );
  return (
    <Panel title="Behind it" lead="The latest first." flush>
      <Table label={`${x.label} and ${y.label}, one row each`}>
        <thead>
          <tr>
            <HeaderCell>{cell.grain === "period" ? "Day" : "Date"}</HeaderCell>
            <HeaderCell align="right">{withUnit(x)}</HeaderCell>
            <HeaderCell align="right">{withUnit(y)}</HeaderCell>
            {cell.grain !== "period" && <HeaderCell>Customer</HeaderCell>}
            {cell.grain === "interaction" && <HeaderCell>Touchpoint</HeaderCell>}
            {cell.grain !== "customer" && <HeaderCell>Team</HeaderCell>}
          </tr>
        </thead>
        <tbody className="whitespace-nowrap">
          {rows.map((row) => (
            <tr key={row.key}>
              <Cell>{dates.format(new Date(row.at))}</Cell>
              <Cell align="right">{inX(row.x)}</Cell>
              <Cell align="right">{inY(row.y)}</Cell>
              {cell.grain !== "period" && <Cell>{row.name ?? "–"}</Cell>}
              {cell.grain === "interaction" && (
                <Cell>{row.touchpoint ? nameOfKey(row.touchpoint) : "–"}</Cell>
              )}
              {cell.grain !== "customer" && <Cell>{row.team ?? "–"}</Cell>}
            </tr>
          ))}
        </tbody>
      </Table>
      {nextCursor && (
        <div className="px-5 py-3">
          <LinkButton size="small" href={`/analysis/pair${next}`}>
            Next rows
          </LinkButton>
        </div>
      )}
    </Panel>
  );
}

/** Yes and no where that is what was asked; else as measured, with digits that tell rows apart. */
function valueWords({ kind }: Variable, values: readonly number[]): (value: number) => string {
  const said = kind === "binary" && values.every((value) => value === 0 || value === 1);
  return said ? (value) => (value === 1 ? "Yes" : "No") : written(values);
}
