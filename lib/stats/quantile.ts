import { InsufficientData } from "./insufficient-data";
import { type Column, nth, toVector } from "./vector";

/**
 * A quantile of type 7: linear between the two nearest order statistics, h = (n − 1)p, as in R.
 *
 * @param probability in 0..1
 * @returns a value in the unit of the column
 * @throws InsufficientData when the column is empty
 * @see Hyndman & Fan (1996), Am. Stat. 50:361
 * @example quantile([4, 1, 3, 2], 0.9) // → 3.7
 */
export function quantile(column: Column, probability: number): number {
  return sortedQuantile(toVector(column).sort(), probability);
}

/** The same of values already in ascending order, for several quantiles of one column. */
export function sortedQuantile(sorted: Float64Array, probability: number): number {
  if (!(probability >= 0 && probability <= 1)) throw new RangeError("probability outside 0..1");
  if (sorted.length === 0) throw new InsufficientData("too-few-rows");
  const h = (sorted.length - 1) * probability;
  const below = Math.floor(h);
  const share = h - below;
  const low = nth(sorted, below);
  return share === 0 ? low : low * (1 - share) + nth(sorted, below + 1) * share;
}
