import { tQuantile } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { accurateMean, momentsOf } from "./moments";
import { sortedQuantile } from "./quantile";
import { type Column, nth, toVector } from "./vector";

/** Mean and spread of n numbers, in their own unit; what needs n ≥ 2 is null for one number. */
export interface MeanAndSpread {
  readonly n: number;
  readonly mean: number;
  /** Standard deviation, divisor n − 1. */
  readonly sd: number | null;
  /** Standard error of the mean. */
  readonly se: number | null;
  /** 95 % interval of the mean: ± t(0.975; n − 1) · se. */
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

export interface Description extends MeanAndSpread {
  readonly min: number;
  readonly max: number;
  readonly p10: number;
  readonly q25: number;
  readonly median: number;
  readonly q75: number;
  readonly p90: number;
  readonly p95: number;
}

/**
 * Mean, spread and quantiles (type 7) of a column.
 *
 * @throws InsufficientData when the column is empty
 * @example describe([1, 2, 3, 4]).median // → 2.5
 */
export function describe(column: Column): Description {
  if (column.length === 0) throw new InsufficientData("too-few-rows");
  const moments = momentsOf([column]);
  const sorted = toVector(column).sort();
  const at = (probability: number) => sortedQuantile(sorted, probability);
  return {
    ...meanAndSpread(moments.n, nth(moments.means, 0), nth(moments.products.values, 0)),
    min: at(0),
    p10: at(0.1),
    q25: at(0.25),
    median: at(0.5),
    q75: at(0.75),
    p90: at(0.9),
    p95: at(0.95),
    max: at(1),
  };
}

/**
 * Mean, standard deviation and interval from the three numbers that rollups keep.
 *
 * @param sumOfSquares Σ (x − mean)², not Σ x²
 * @example meanAndSpread(3, 2, 2).sd // → 1
 */
export function meanAndSpread(n: number, mean: number, sumOfSquares: number): MeanAndSpread {
  if (n < 2) return { n, mean, sd: null, se: null, ciLow: null, ciHigh: null };
  const sd = Math.sqrt(sumOfSquares / (n - 1));
  const se = sd / Math.sqrt(n);
  const half = tQuantile(0.975, n - 1) * se;
  return { n, mean, sd, se, ciLow: mean - half, ciHigh: mean + half };
}

/**
 * Correlation of each value with the one before it: Σ(xₜ − m)(xₜ₊₁ − m) / Σ(xₜ − m)².
 *
 * @param column in order of time
 * @throws InsufficientData when n < 2 or the column is constant
 * @example autocorrelation([1, 2, 1, 2, 1, 2]) // → −5/6
 */
export function autocorrelation(column: Column): number {
  const vector = toVector(column);
  if (vector.length < 2) throw new InsufficientData("too-few-rows");
  const mean = accurateMean(vector);
  let lagged = 0;
  let squares = 0;
  for (let i = 0; i < vector.length; i++) {
    const deviation = nth(vector, i) - mean;
    squares += deviation * deviation;
    if (i > 0) lagged += deviation * (nth(vector, i - 1) - mean);
  }
  if (squares === 0) throw new InsufficientData("no-variation", [0]);
  return lagged / squares;
}
