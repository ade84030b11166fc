import type { Kind, Quadrant } from "@/lib/analysis/shapes";
import { sortedQuantile } from "@/lib/stats/quantile";

/** What decides how well a driver is doing. */
export interface PerformanceRule {
  readonly kind: Kind;
  /** Of a rating; null for measurements. */
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly better: "higher" | "lower";
}

/**
 * How well a driver is doing, from 0 to 100 in the good direction. A rating: where its mean lies on
 * its scale. A measurement: where its mean lies between the 5th and the 95th percentile of the
 * reference; of a two-valued one, between its two values. Beyond either end it is clipped.
 *
 * @param reference the driver's values to compare with, without missing ones
 * @returns null when the reference does not vary
 * @example performance({ kind: "ordinal", scale: { min: 1, max: 5 }, better: "higher" }, 4, []) // → 75
 */
export function performance(
  { kind, scale, better }: PerformanceRule,
  mean: number,
  reference: Float64Array,
): number | null {
  const ends = scale ?? referenceEnds(reference, kind);
  if (!ends || ends.max <= ends.min) return null;
  const position = (mean - ends.min) / (ends.max - ends.min);
  const clipped = Math.min(1, Math.max(0, position));
  return 100 * (better === "lower" ? 1 - clipped : clipped);
}

function referenceEnds(reference: Float64Array, kind: Kind): { min: number; max: number } | null {
  if (reference.length === 0) return null;
  const sorted = reference.slice().sort();
  const tail = kind === "binary" ? 0 : 0.05;
  return { min: sortedQuantile(sorted, tail), max: sortedQuantile(sorted, 1 - tail) };
}

/** Important and weak: fix first. The axes are split at their means over the drivers shown. */
export function quadrantsOf(
  drivers: readonly { lmgShare: number; performance: number | null }[],
): (Quadrant | null)[] {
  const placed = drivers.flatMap((driver) =>
    driver.performance === null ? [] : [{ ...driver, performance: driver.performance }],
  );
  const mean = (values: number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;
  const usualShare = mean(placed.map((driver) => driver.lmgShare));
  const usualPerformance = mean(placed.map((driver) => driver.performance));
  return drivers.map(({ lmgShare, performance: level }) => {
    if (level === null) return null;
    const weak = level < usualPerformance;
    if (lmgShare >= usualShare) return weak ? "fix-first" : "keep-up";
    return weak ? "watch" : "maintain";
  });
}
