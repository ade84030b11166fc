import { driverCorrelations, requireIndependentDrivers } from "./driver-correlations";
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
  const weightOf = (size: number) => (size >= 0 && size < p ? nth(weights, size) : 0);
  const whole = Float64Array.from({ length: p + 1 }, (_, size) => weightOf(size));
  const gained = whole.map((weight, size) => weight + weightOf(size - 1));
  // A subset's R² counts for its members, less what counts against whoever is not in it: so the
  // share of j is a sum over the subsets with j, less one sum that is the same for all.
  const sizes = subsetSizes(p);
  const counted = new Float64Array(rSquared.length);
  let against = 0;
  for (let s = 0; s < counted.length; s++) {
    counted[s] = nth(gained, nthWhole(sizes, s)) * nth(rSquared, s);
    against += nth(whole, nthWhole(sizes, s)) * nth(rSquared, s);
  }
  // Rounding may leave a driver that adds nothing a hair below nothing.
  return sumsByMember(counted, p).map((sum) => Math.max(0, sum - against));
}

/** For each driver, the sum over the subsets that hold it; overwrites its argument. */
function sumsByMember(values: Float64Array, p: number): number[] {
  const sums = new Array<number>(p).fill(0);
  for (let j = p - 1; j >= 0; j--) {
    const half = 2 ** j;
    let sum = 0;
    for (let s = 0; s < half; s++) {
      const value = nth(values, half + s);
      sum += value;
      values[s] = nth(values, s) + value;
    }
    sums[j] = sum;
  }
  return sums;
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
