/** Which way is good. */
export type Direction = "higher-is-better" | "lower-is-better";

/** The stretch of values that performance is measured on. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * Performance of a driver from 0 (worst) to 100 (best), to be drawn against its importance: its
 * position on the range, clipped to it and reversed where lower is better. The range of a rating
 * is its scale; that of a KPI runs from the 5th to the 95th percentile of a reference period.
 *
 * @throws RangeError when the range is empty or a number is missing
 * @example performanceScore(4.2, { low: 1, high: 5 }, "higher-is-better") // → 80
 */
export function performanceScore(value: number, range: Range, direction: Direction): number {
  if (!(range.low < range.high && Number.isFinite(value))) {
    throw new RangeError(`${value} on ${range.low} to ${range.high}`);
  }
  const position = (value - range.low) / (range.high - range.low);
  const clipped = Math.max(0, Math.min(1, position));
  return 100 * (direction === "higher-is-better" ? clipped : 1 - clipped);
}

export type Quadrant = "fix first" | "keep up" | "watch" | "maintain";

/** A driver's place on the map. */
export interface MapPoint {
  readonly importance: number;
  readonly performance: number;
}

/**
 * The quadrant of each driver, cut at the mean of each axis: important and poor is to be fixed
 * first, important and good kept up; of the unimportant, the poor are watched, the good maintained.
 *
 * @returns one quadrant per driver, in their order
 */
export function quadrants(points: readonly MapPoint[]): Quadrant[] {
  const meanOf = (axis: keyof MapPoint) =>
    points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const importance = meanOf("importance");
  const performance = meanOf("performance");
  return points.map((point) => {
    const isGood = point.performance >= performance;
    if (point.importance >= importance) return isGood ? "keep up" : "fix first";
    return isGood ? "maintain" : "watch";
  });
}
