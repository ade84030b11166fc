import { type Column, nth, nthWhole, toVectors } from "../vector";

/** Customers by (repeat purchases, recency, age); equal ones are one row with a weight. */
export interface PurchaseCounts {
  readonly customers: number;
  /** Customers with at least one repeat purchase. */
  readonly repeaters: number;
  readonly mostRepeats: number;
  readonly meanAge: number;
  readonly x: Int32Array;
  readonly recency: Float64Array;
  readonly age: Float64Array;
  readonly weight: Float64Array;
}

const mostRepeats = 1_000_000;

/**
 * Collapses equal rows, so that a likelihood is computed once for all customers of one history.
 *
 * @param x repeat purchases of each customer, whole numbers ≥ 0
 * @param recency time from the first to the last purchase; 0 without a repeat purchase
 * @param age time from the first purchase to the end of observation, ≥ recency
 * @throws RangeError when lengths differ or an entry is impossible
 */
export function purchaseCounts(x: Column, recency: Column, age: Column): PurchaseCounts {
  const [repeats, last, ages] = toVectors([x, recency, age]);
  if (!repeats || !last || !ages) throw new RangeError("three columns are needed");
  let repeaters = 0;
  for (let i = 0; i < repeats.length; i++) {
    check(nth(repeats, i), nth(last, i), nth(ages, i));
    if (nth(repeats, i) > 0) repeaters++;
  }
  const customers = repeats.length;
  return {
    customers,
    repeaters,
    mostRepeats: repeats.reduce((most, value) => Math.max(most, value), 0),
    meanAge: ages.reduce((sum, value) => sum + value, 0) / Math.max(1, customers) || 1,
    ...collapsed(coded(repeats), coded(ages), coded(last)),
  };
}

/** A column as numbers 0, 1, 2 … of its different values. */
interface Coded {
  readonly values: readonly number[];
  readonly codes: Int32Array;
}

function coded(column: Float64Array): Coded {
  const codeOf = new Map<number, number>();
  const codes = new Int32Array(column.length);
  for (let i = 0; i < column.length; i++) {
    const value = nth(column, i);
    const code = codeOf.get(value) ?? codeOf.size;
    if (code === codeOf.size) codeOf.set(value, code);
    codes[i] = code;
  }
  return { values: [...codeOf.keys()], codes };
}

/** One number per history, sorted as numbers: a tenth of the time of comparing three columns. */
function collapsed(x: Coded, age: Coded, recency: Coded) {
  const keys = new Float64Array(x.codes.length);
  const [ages, recencies] = [age.values.length, recency.values.length];
  for (let i = 0; i < keys.length; i++) {
    const history = nthWhole(x.codes, i) * ages + nthWhole(age.codes, i);
    keys[i] = history * recencies + nthWhole(recency.codes, i);
  }
  keys.sort();
  const kept: number[] = [];
  const weights: number[] = [];
  for (let i = 0; i < keys.length; i++) {
    if (i > 0 && nth(keys, i) === nth(keys, i - 1)) weights.push((weights.pop() ?? 0) + 1);
    else {
      kept.push(nth(keys, i));
      weights.push(1);
    }
  }
  const decoded = (list: readonly number[], code: (key: number) => number) =>
    kept.map((key) => list[code(key)] ?? 0);
  return {
    x: Int32Array.from(decoded(x.values, (key) => Math.floor(key / recencies / ages))),
    age: Float64Array.from(decoded(age.values, (key) => Math.floor(key / recencies) % ages)),
    recency: Float64Array.from(decoded(recency.values, (key) => key % recencies)),
    weight: Float64Array.from(weights),
  };
}

function check(x: number, recency: number, age: number): void {
  if (!(Number.isInteger(x) && x >= 0 && x <= mostRepeats)) {
    throw new RangeError(`${x} is no number of repeat purchases`);
  }
  if (!(recency >= 0 && recency <= age)) throw new RangeError("recency is outside 0..age");
  if (x === 0 && recency !== 0) throw new RangeError("recency without a repeat purchase");
}
