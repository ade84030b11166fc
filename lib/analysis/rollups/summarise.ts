import { countTables, unitSets, writeSets, writeTables } from "@/lib/analysis/rollups/figures";
import { type MetricName, metricNames } from "@/lib/metrics/metric";

type Values = Readonly<Record<string, unknown>>;

/** One response or one interaction nobody answered about, as it is stored. */
export interface RawUnit {
  /** The response. */
  readonly id: string;
  /** Others answered about the same interaction: it is one unit with them, and read as it is. */
  readonly loose: boolean;
  readonly touchpoint: string | null;
  readonly channel: string | null;
  readonly team: string | null;
  readonly segment: string | null;
  readonly kpis: Values | null;
  readonly answers: Values | null;
  readonly nps: number | null;
  readonly csat: number | null;
  readonly ces: number | null;
}

/** What is kept of a segment of a day; "" is everybody. */
export interface Summary {
  segment: string;
  n: number;
  scores: Record<string, Record<string, number>>;
  small: string[];
  loose: string[];
  variables: string[] | null;
  moments: number[] | null;
  tables: number[] | null;
}

/** By what answers can be narrowed without reading them again. */
export const dimensions = ["touchpoint", "channel", "team", "segment"] as const;
export type Dimension = (typeof dimensions)[number];

export function segmentKey(dimension: Dimension, name: string): string {
  return `${dimension}:${name}`;
}

/** Fewer rows than this are sooner read than their figures (decision 231). */
export const usualFewest = 30;

/** Adds up the units of one bucket: all of them first, then each segment of at least `fewest`. */
export function summarise(units: readonly RawUnit[], fewest: number): Summary[] {
  const segments = new Map<string, RawUnit[]>();
  for (const unit of units) {
    for (const dimension of dimensions) {
      const name = unit[dimension];
      if (name === null) continue;
      const key = segmentKey(dimension, name);
      const known = segments.get(key);
      if (known) known.push(unit);
      else segments.set(key, [unit]);
    }
  }
  const rolled = [...segments].flatMap(([segment, members]) => {
    const summary = summaryOf(segment, members, fewest);
    return summary.moments ? [summary] : [];
  });
  const large = new Set(rolled.map(({ segment }) => segment));
  const everybody = summaryOf("", units, fewest);
  const small = [...segments.keys()].filter((segment) => !large.has(segment)).sort();
  const loose = units.flatMap((unit) => (unit.loose ? [unit.id] : [])).sort();
  return [{ ...everybody, small, loose }, ...rolled];
}

function summaryOf(segment: string, units: readonly RawUnit[], fewest: number): Summary {
  const figures = units.length >= fewest ? figuresOf(units.filter(({ loose }) => !loose)) : null;
  return {
    segment,
    n: units.length,
    scores: scoresOf(units),
    small: [],
    loose: [],
    variables: figures?.variables ?? null,
    moments: figures?.moments ?? null,
    tables: figures?.tables ?? null,
  };
}

/** Squares of larger numbers would overflow (lib/stats/vector.ts). */
const largest = 1e150;

/** The figures, where they are fewer numbers than the units themselves. */
function figuresOf(units: readonly RawUnit[]) {
  const columns = columnsOf(units);
  const variables = [...columns.keys()].sort();
  const ordered = variables.map((key) => columns.get(key) ?? new Float64Array());
  if (ordered.some((column) => column.some((value) => Math.abs(value) > largest))) return null;
  const most = units.length * Math.max(1, variables.length);
  const moments = writeSets(unitSets(ordered, units.length));
  if (moments.length > most) return null;
  const tables = writeTables(countTables(ordered));
  return { variables, moments, tables: tables.length <= most ? tables : null };
}

/** Everything that reads as a number, by the key it has in the catalogue. */
function columnsOf(units: readonly RawUnit[]): Map<string, Float64Array> {
  const columns = new Map<string, Float64Array>();
  const put = (key: string, row: number, value: unknown) => {
    const number = typeof value === "boolean" ? Number(value) : value;
    if (typeof number !== "number") return;
    const column = columns.get(key) ?? new Float64Array(units.length).fill(Number.NaN);
    column[row] = number;
    columns.set(key, column);
  };
  units.forEach((unit, row) => {
    for (const name of metricNames) put(name, row, unit[name]);
    for (const [key, value] of Object.entries(unit.kpis ?? {})) put(`kpi.${key}`, row, value);
    for (const [key, value] of Object.entries(unit.answers ?? {})) put(`answer.${key}`, row, value);
  });
  return columns;
}

function scoresOf(units: readonly RawUnit[]): Record<MetricName, Record<string, number>> {
  const count = (metric: MetricName) => {
    const counts: Record<string, number> = {};
    for (const { [metric]: score } of units) {
      if (score !== null) counts[score] = (counts[score] ?? 0) + 1;
    }
    return counts;
  };
  return { nps: count("nps"), csat: count("csat"), ces: count("ces") };
}
