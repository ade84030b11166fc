import { driverCorrelations } from "./driver-correlations";
import { subsetSizes } from "./lmg-shares";
import { subsetRSquared } from "./subset-r-squared";
import { type Column, nth } from "./vector";

/** The drivers that together explain most, among all sets of their number. */
export interface Subset {
  /** Positions, ascending. */
  readonly drivers: readonly number[];
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** n ln(1 − R²) + k ln n: lower is better, across sizes. */
  readonly bic: number;
}

/**
 * The k drivers with the largest R², by trying all subsets.
 *
 * @param columns p ≤ 20 drivers of n numbers each, complete rows
 * @param size k in 1..p
 * @throws InsufficientData as `relativeImportance`
 * @throws RangeError when the size is not in 1..p
 */
export function bestSubset(columns: readonly Column[], y: Column, size: number): Subset {
  const p = columns.length;
  if (!(Number.isInteger(size) && size >= 1 && size <= p)) throw new RangeError(`${size} of ${p}`);
  const models = subsetRSquared(driverCorrelations(columns, y));
  const best = subsetSizes(p).reduce(
    (winner, count, s) =>
      count === size && (winner === 0 || nth(models, s) > nth(models, winner)) ? s : winner,
    0,
  );
  const n = y.length;
  const rSquared = nth(models, best);
  return {
    drivers: Array.from({ length: p }, (_, j) => j).filter((j) => (best >> j) & 1),
    rSquared,
    adjustedRSquared: 1 - ((1 - rSquared) * (n - 1)) / (n - 1 - size),
    bic: n * Math.log(1 - rSquared) + size * Math.log(n),
  };
}
