import { driverCorrelations, requireIndependentDrivers } from "./driver-correlations";
import { dot } from "./inner-loops";
import type { Matrix } from "./matrix";
import { subsetRSquared } from "./subset-r-squared";
import { type Column, nth, nthWhole } from "./vector";

/**
 * LMG shares: each driver's gain in R², averaged over every order of entry. Shares are never
 * negative and sum to R², which standardised coefficients do not when drivers correlate.
 *
 * @param columns p drivers of n numbers each, complete rows; p ≤ 20 (cost doubles per driver)
 * @param y n outcomes, in the metric's own units
 * @returns p shares of variance, each in [0, 1]
 * @throws InsufficientData when n ≤ p + 1, a column is constant, or drivers are collinear
 * @see Lindeman, Merenda & Gold (1980), p. 119; Grömping (2006), J. Stat. Softw. 17(1)
 * @example lmgShares([[1, 1, -1, -1], [1, -1, 1, -1]], [3, 1, -1, -3]) // → [0.8, 0.2]
 */
export function lmgShares(columns: readonly Column[], y: Column): number[] {
  return lmgFromSubsets(subsetRSquared(driverCorrelations(columns, y)));
}

/**
 * LMG shares from correlations, when rows are not at hand.
 *
 * @param correlations (p + 1) × (p + 1), the outcome last; p ≤ 20
 * @throws InsufficientData when drivers are collinear
 */
export function lmgFromCorrelations(correlations: Matrix): number[] {
  requireIndependentDrivers(correlations);
  return lmgFromSubsets(subsetRSquared(correlations));
}

/**
 * LMG shares from the R² of all subsets: Σ_S |S|!(p − |S| − 1)!/p! · (R²(S ∪ j) − R²(S)).
 *
 * @param rSquared 2^p values, indexed by subset as `subsetRSquared` returns them
 * @throws RangeError when the length is not a power of two
 */
export function lmgFromSubsets(rSquared: Float64Array): number[] {
  const p = Math.log2(rSquared.length);
  if (!Number.isInteger(p)) throw new RangeError(`${rSquared.length} is not a power of two`);
  const weights = orderWeights(p);
  const weightOf = Float64Array.from(subsetSizes(p), (size) => (size < p ? nth(weights, size) : 0));
  return Array.from({ length: p }, (_, j) => averageGain(rSquared, weightOf, 2 ** j));
}

/** Gains from adding the driver of that bit, each weighted by the share of orders it occurs in. */
function averageGain(rSquared: Float64Array, weightOf: Float64Array, bit: number): number {
  let total = 0;
  for (let block = 0; block < rSquared.length; block += 2 * bit) {
    const withDriver = dot(weightOf, rSquared, bit, block, block + bit);
    total += withDriver - dot(weightOf, rSquared, bit, block, block);
  }
  return total;
}

/** For each size s, the share of all p! orders in which a given set of s comes just before j. */
function orderWeights(p: number): Float64Array {
  const weights = new Float64Array(p);
  let weight = 1 / p;
  for (let size = 0; size < p; size++) {
    weights[size] = weight;
    weight *= (size + 1) / (p - size - 1);
  }
  return weights;
}

/** How many drivers are in each of the 2^p subsets. */
export function subsetSizes(p: number): Uint8Array {
  const sizes = new Uint8Array(2 ** p);
  for (let s = 1; s < sizes.length; s++) sizes[s] = nthWhole(sizes, s >> 1) + (s & 1);
  return sizes;
}
