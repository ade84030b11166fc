import { sumWithin } from "./inner-loops";

/** One variable, one number per row. Missing values are left out before; a NaN is refused. */
export type Column = ArrayLike<number>;

// Sums of squares of larger values would overflow, and a silent NaN is what must never happen.
const largest = 1e150;

/**
 * A column as a new typed array that the caller may overwrite.
 *
 * @throws RangeError when an entry is missing, not finite, or beyond ±1e150
 * @example toVector([1, 2, 3]) // → Float64Array [1, 2, 3]
 */
export function toVector(column: Column): Float64Array {
  const vector = Float64Array.from(column);
  usableSum(vector);
  return vector;
}

/**
 * The sum of a column's entries, once all of them are known to be usable.
 *
 * @throws RangeError as `toVector`
 */
export function usableSum(vector: Float64Array): number {
  const sum = sumWithin(vector, largest);
  if (Number.isNaN(sum)) {
    const row = vector.findIndex((value) => !(Math.abs(value) <= largest));
    throw new RangeError(`row ${row} is not a usable number: ${vector[row]}`);
  }
  return sum;
}

/**
 * Several columns of one length to be read only: typed arrays are not copied. Their entries are
 * not checked; `usableSum` does that.
 *
 * @throws RangeError when lengths differ
 */
export function asVectors(columns: readonly Column[]): Float64Array[] {
  const n = columns[0]?.length ?? 0;
  for (const column of columns) {
    if (column.length !== n) throw new RangeError(`columns of ${n} and ${column.length} rows`);
  }
  return columns.map((column) =>
    column instanceof Float64Array ? column : Float64Array.from(column),
  );
}

/**
 * Several columns of one length as new typed arrays.
 *
 * @throws RangeError when lengths differ, or an entry is not usable
 */
export function toVectors(columns: readonly Column[]): Float64Array[] {
  return asVectors(columns).map(toVector);
}

/**
 * Two columns of one length as new typed arrays; errors as `toVectors`.
 */
export function toPair(x: Column, y: Column): [Float64Array, Float64Array] {
  if (x.length !== y.length) throw new RangeError(`columns of ${x.length} and ${y.length} rows`);
  return [toVector(x), toVector(y)];
}

/**
 * The entry at position i. Reading outside is a bug, and says so. The engine proves the check
 * away inside hot loops, so it costs nothing there.
 */
export function nth(
  vector: Float64Array | Int32Array | Uint8Array | Uint32Array,
  i: number,
): number {
  const value = vector[i];
  if (value === undefined) throw new RangeError(`no entry ${i} in ${vector.length}`);
  return value;
}

/** The same of whole numbers; apart, because an access that meets two kinds of array is slow. */
export function nthWhole(vector: Int32Array | Uint8Array, i: number): number {
  const value = vector[i];
  if (value === undefined) throw new RangeError(`no entry ${i} in ${vector.length}`);
  return value;
}

/**
 * Whether all entries are equal, up to rounding: a column of averages that should be constant may
 * differ in the last binary digit, and that is not variation.
 *
 * @example isConstant(new Float64Array([0.3, 0.1 + 0.2])) // → true
 */
export function isConstant(vector: Float64Array): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < vector.length; i++) {
    const value = nth(vector, i);
    if (value >= low && value <= high) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
    const magnitude = Math.max(Math.abs(low), Math.abs(high));
    // Once it varies, no further value can take that back.
    if (high - low > Math.max(1e-13 * magnitude, 1e-150)) return false;
  }
  return true;
}
