import { correlationsOf } from "./correlation-matrix";
import { type Correlation, correlationTest, fisherInterval } from "./correlation-test";
import { at } from "./matrix";
import type { Moments } from "./moments";

/**
 * Pearson correlation of two variables whose moments are at hand: what `pearson` makes of the rows.
 *
 * @param moments of two variables, over the rows that have both
 * @throws InsufficientData when n < 2 or one of them is constant
 * @example pearsonOfMoments(momentsOf([[1, 2, 3, 4], [2, 1, 4, 3]])).r // → 0.6
 */
export function pearsonOfMoments(moments: Moments): Correlation {
  const { n } = moments;
  const r = at(correlationsOf(moments), 0, 1);
  return { r, n, ...correlationTest(r, n - 2), ...fisherInterval(r, 1 / (n - 3)) };
}
