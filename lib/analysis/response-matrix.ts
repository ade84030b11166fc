import type { Grain } from "@/lib/analysis/shapes";
import { nth } from "@/lib/stats/vector";

/**
 * What one row of the frame belongs to. Period values known for everybody make a day the unit;
 * values per team make it a team's day.
 */
export type Unit = "interaction" | "team-day" | "day" | "customer";

/** From fine to coarse: variables meet at the coarsest unit among them. */
const fineToCoarse: readonly Unit[] = ["interaction", "team-day", "day", "customer"];

/** Position of a row in no unit: a customer who had no interaction has no day. */
export const nowhere = -1;

/** The frame: columns of equal length, missing values NaN, and what each row belongs to. */
export interface Frame {
  readonly rows: number;
  /** Codes 0, 1, 2 … per kind of unit, or `nowhere`. */
  readonly units: Readonly<Record<Unit, Int32Array>>;
  readonly columns: ReadonlyMap<string, Float64Array>;
  /** Where there were too many rows: one in how many customers was read, and the rows of the others. */
  readonly sample?: { readonly oneIn: number; readonly unread: number };
}

/** The rows that were not read, as an exclusion with its reason. */
export function unreadRows({ sample }: Frame): Record<string, number> {
  return sample ? { [`not in the sample of one in ${sample.oneIn} customers`]: sample.unread } : {};
}

/** One in how many customers a result was computed from, by its exclusions. */
export function oneInOf(excluded: Readonly<Record<string, number>>): number {
  const reasons = Object.keys(excluded).map((reason) =>
    /in the sample of one in (\d+) /.exec(reason),
  );
  return Math.max(1, ...reasons.map((found) => Number(found?.[1] ?? 1)));
}

/** Columns over units instead of rows; missing values NaN. */
export interface UnitColumns {
  readonly unit: Unit;
  readonly columns: readonly Float64Array[];
  /** What is resampled, one code per unit: customers, or days where days are the units. */
  readonly clusters: Int32Array;
}

/** Complete columns, and for each unit left out the first variable it lacks. */
export interface CompleteColumns {
  readonly columns: readonly Float64Array[];
  readonly clusters: Int32Array;
  readonly n: number;
  /** One count per variable, in the order of the columns. */
  readonly lacking: readonly number[];
}

/** Where variables of these units meet. */
export function meetingUnit(units: readonly Unit[]): Unit {
  const coarsest = Math.max(0, ...units.map((unit) => fineToCoarse.indexOf(unit)));
  return fineToCoarse[coarsest] ?? "interaction";
}

/** The grain as it is reported: both kinds of day are periods. */
export function grainOf(unit: Unit): Grain {
  return unit === "team-day" || unit === "day" ? "period" : unit;
}

/** The finest unit of a grain. */
export function unitOf(grain: Grain): Unit {
  return grain === "period" ? "team-day" : grain;
}

/**
 * The variables per unit. Each is first averaged over the rows of the unit that have it, so that a
 * customer with twenty calls counts once.
 *
 * @throws RangeError when the frame does not hold a variable
 */
export function unitColumns(frame: Frame, keys: readonly string[], unit: Unit): UnitColumns {
  const codes = frame.units[unit];
  const count = codes.reduce((most, code) => Math.max(most, code + 1), 0);
  const columns = keys.map((key) => averagesPer(columnOf(frame, key), codes, count));
  return { unit, columns, clusters: clustersOf(frame, unit, codes, count) };
}

/** The units that have every variable; pairs are complete in two, regressions in all. */
export function completeColumns({ columns, clusters }: UnitColumns): CompleteColumns {
  const lacking = columns.map(() => 0);
  const kept = new Int32Array(clusters.length);
  let n = 0;
  for (let i = 0; i < clusters.length; i++) {
    const first = firstMissing(columns, i);
    if (first === -1) kept[n++] = i;
    else lacking[first] = (lacking[first] ?? 0) + 1;
  }
  if (n === clusters.length) return { columns, clusters, n, lacking };
  const rows = kept.subarray(0, n);
  const picked = new Int32Array(n);
  for (let k = 0; k < n; k++) picked[k] = nth(clusters, nth(rows, k));
  return { columns: columns.map((column) => pick(column, rows)), clusters: picked, n, lacking };
}

// Loops, not callbacks: a matrix of sixty variables passes here two thousand times.
function firstMissing(columns: readonly Float64Array[], i: number): number {
  for (let j = 0; j < columns.length; j++) if (Number.isNaN(columns[j]?.[i])) return j;
  return -1;
}

function pick(column: Float64Array, rows: Int32Array): Float64Array {
  const picked = new Float64Array(rows.length);
  for (let k = 0; k < rows.length; k++) picked[k] = nth(column, nth(rows, k));
  return picked;
}

function columnOf(frame: Frame, key: string): Float64Array {
  const column = frame.columns.get(key);
  if (!column) throw new RangeError(`the frame has no ${key}`);
  return column;
}

function averagesPer(column: Float64Array, codes: Int32Array, count: number): Float64Array {
  const sums = new Float64Array(count);
  const counts = new Int32Array(count);
  for (let row = 0; row < column.length; row++) {
    const value = nth(column, row);
    const code = nth(codes, row);
    if (code === nowhere || Number.isNaN(value)) continue;
    sums[code] = nth(sums, code) + value;
    counts[code] = nth(counts, code) + 1;
  }
  // Dividing by a count of 0 leaves the NaN that means missing.
  return sums.map((sum, code) => sum / nth(counts, code));
}

/** Of units that are customers or days, themselves; of interactions, their customer. */
function clustersOf(frame: Frame, unit: Unit, codes: Int32Array, count: number): Int32Array {
  const clusters = new Int32Array(count);
  const resampled = frame.units[unit === "team-day" ? "day" : "customer"];
  for (let row = 0; row < codes.length; row++) {
    const code = nth(codes, row);
    if (code === nowhere) continue;
    clusters[code] = unit === "customer" || unit === "day" ? code : nth(resampled, row);
  }
  return clusters;
}
