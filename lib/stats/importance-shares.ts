import { correlationsAndConstants } from "./correlation-matrix";
import { lmgFromSubsets } from "./lmg-shares";
import type { Matrix } from "./matrix";
import type { Moments } from "./moments";
import { weightsOf } from "./relative-weights";
import { subsetRSquared } from "./subset-r-squared";

/** Which of the two measures that share out R². */
export type ImportanceMeasure = "lmg" | "relative-weights";

/**
 * Shares of R² by either measure, of correlations that need not be independent: a driver that is
 * constant or redundant in a resample explains nothing of its own, and that is its share.
 *
 * @param correlations (p + 1) × (p + 1), the outcome last; zero cells where nothing varies
 * @returns p shares, summing to R²
 */
export function sharesOf(correlations: Matrix, measure: ImportanceMeasure): number[] {
  return measure === "lmg" ? lmgFromSubsets(subsetRSquared(correlations)) : weightsOf(correlations);
}

/** The same from moments; null when the outcome does not vary, so that there is nothing to share. */
export function sharesOfMoments(moments: Moments, measure: ImportanceMeasure): number[] | null {
  const { correlations, constant } = correlationsAndConstants(moments);
  return constant.includes(correlations.cols - 1) ? null : sharesOf(correlations, measure);
}
