import { quantile } from "./quantile";

export interface DrawDifference {
  readonly low: number;
  readonly high: number;
  /** Two-sided: twice the smaller share of draws on one side of zero, never below 2 / (draws + 1). */
  readonly p: number;
}

/**
 * Percentile limits (2.5 % and 97.5 %) of the difference a − b of a quantity that was resampled in
 * two independent groups: the first draw of one less the first of the other, and so on.
 *
 * @param a the quantity in each draw of one group
 * @param b the same of the other, drawn independently
 * @throws RangeError when either has no draws
 * @see Efron & Tibshirani (1993), 15.4 and 16.2; Davison & Hinkley (1997), 4.2.5 for the + 1
 * @example drawDifference([1, 2, 3], [0, 0, 0]).p // → 0.5
 */
export function drawDifference(a: readonly number[], b: readonly number[]): DrawDifference {
  const draws = Math.min(a.length, b.length);
  if (draws === 0) throw new RangeError("no draws");
  const differences = Array.from({ length: draws }, (_, k) => (a[k] ?? 0) - (b[k] ?? 0));
  const below = differences.filter((each) => each <= 0).length;
  const above = differences.filter((each) => each >= 0).length;
  return {
    low: quantile(differences, 0.025),
    high: quantile(differences, 0.975),
    p: Math.min(1, (2 * (1 + Math.min(below, above))) / (draws + 1)),
  };
}
