import { differenceText, type Reading, sidesText } from "@/components/analysis/compared-words";
import { comparedRows } from "@/components/analysis/panel-rows";
import { PanelTools } from "@/components/analysis/panel-tools";
import { type DotRow, IntervalDots } from "@/components/charts/interval-dots";
import { Panel } from "@/components/ui/panel";
import type { Compared } from "@/lib/analysis/comparison/shapes";
import { chance, figure } from "@/lib/analysis/figures";
import type { ScoreRange } from "@/lib/drawing/scale";

interface ComparedTableProps {
  title: string;
  lead: string;
  /** Of the file that can be taken away. */
  name: string;
  rows: readonly Compared[];
  readingOf: (key: string) => Reading;
  /** Where on the axis a difference lies; null where it has no place. */
  placeOf: (difference: number, row: Compared) => number | null;
  /** What the axis counts. */
  axis: string;
  range: ScoreRange;
  format: (value: number) => string;
  foot: string;
}

/** Differences of one kind, each with its interval on a common axis around nothing. */
export function ComparedTable(props: ComparedTableProps) {
  const { title, lead, name, rows, readingOf, axis, range, format, foot } = props;
  const sorted = [...rows].sort((one, other) => (one.q ?? 2) - (other.q ?? 2));
  return (
    <Panel
      title={title}
      lead={lead}
      actions={<PanelTools name={name} rows={comparedRows(rows)} method="comparison" />}
    >
      <IntervalDots
        caption={`${title}: A less B, with 95 % intervals`}
        headings={["Compared", axis, "A less B (95 % interval)", "q", "n of A, of B"]}
        noteWord="n"
        rows={sorted.map((row) => dotRow(row, readingOf(row.key), props))}
        range={range}
        line={0}
        format={format}
      />
      <p className="mt-3 text-xs text-ink-muted">
        {foot} Coloured: beyond noise (q below 0.05, corrected for the number of rows). Association,
        not cause.
      </p>
    </Panel>
  );
}

function dotRow(row: Compared, reading: Reading, { placeOf, range }: ComparedTableProps): DotRow {
  const { key, a, b, difference, q, beyondNoise } = row;
  return {
    ...{ key, label: reading.label, text: differenceText(row, reading) },
    n: q === null ? "" : chance(q),
    detail: sidesText(row, reading),
    note: `${figure(a.n)}, ${figure(b.n)}`,
    tone: beyondNoise ? ((difference ?? 0) > 0 ? "up" : "down") : null,
    dot: dotOf(row, placeOf, range),
    absent: a.value === null || b.value === null ? "too few to be compared" : "never varies",
  };
}

/** What lies outside the axis is drawn at its end. */
function dotOf(
  row: Compared,
  placeOf: ComparedTableProps["placeOf"],
  { min, max }: ScoreRange,
): DotRow["dot"] {
  const { difference, ciLow, ciHigh } = row;
  if (difference === null || ciLow === null || ciHigh === null) return undefined;
  const [value, low, high] = [difference, ciLow, ciHigh].map((each) => placeOf(each, row));
  if (value == null || low == null || high == null) return undefined;
  const within = (place: number) => Math.min(max, Math.max(min, place));
  return { value: within(value), low: within(low), high: within(high) };
}
