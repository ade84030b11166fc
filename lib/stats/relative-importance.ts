import { driverCorrelations } from "./driver-correlations";
import { lmgFromSubsets } from "./lmg-shares";
import { at } from "./matrix";
import { weightsOf } from "./relative-weights";
import { maxSubsetDrivers, subsetRSquared } from "./subset-r-squared";
import { type Column, nth } from "./vector";

/** How much of the outcome each driver explains, in shares of its variance, by four measures. */
export interface RelativeImportance {
  readonly n: number;
  readonly rSquared: number;
  /** Average gain in R² over all orders of entry; null above 20 drivers. */
  readonly lmg: readonly number[] | null;
  readonly relativeWeights: readonly number[];
  /** R² of the driver alone. */
  readonly first: readonly number[];
  /** What R² loses without the driver; null above 20 drivers. */
  readonly last: readonly number[] | null;
}

/**
 * All measures of importance of one set of drivers.
 *
 * @param columns p drivers of n numbers each, complete rows
 * @param y n outcomes
 * @throws InsufficientData when n ≤ p + 1, a column is constant, or drivers are collinear
 * @see Grömping (2015), WIREs Comput. Stat. 7:137, for how they compare
 */
export function relativeImportance(columns: readonly Column[], y: Column): RelativeImportance {
  const correlations = driverCorrelations(columns, y);
  const n = y.length;
  const p = columns.length;
  const first = Array.from({ length: p }, (_, j) => at(correlations, j, p) ** 2);
  const relativeWeights = weightsOf(correlations);
  if (p > maxSubsetDrivers) {
    const rSquared = relativeWeights.reduce((sum, weight) => sum + weight, 0);
    return { n, rSquared, lmg: null, relativeWeights, first, last: null };
  }
  const models = subsetRSquared(correlations);
  const full = models.length - 1;
  const rSquared = nth(models, full);
  const last = first.map((_, j) => Math.max(0, rSquared - nth(models, full - 2 ** j)));
  return { n, rSquared, lmg: lmgFromSubsets(models), relativeWeights, first, last };
}
