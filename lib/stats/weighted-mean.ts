import { z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { type Column, nth, toVector } from "./vector";

export interface WeightedMean {
  readonly mean: number;
  readonly se: number;
  readonly low: number;
  readonly high: number;
  /** How many equally weighted clusters would say as much (Kish). */
  readonly effective: number;
  /** Those that have any weight. */
  readonly clusters: number;
}

/**
 * Mean of rows that count differently, with an interval that keeps the rows of one cluster
 * together: linearised variance of a ratio, se² = c/(c − 1) · Σ_c (Σ_i w_i (y_i − mean))² / (Σ w)².
 *
 * @param y n values
 * @param weights n weights ≥ 0; rows of weight 0 say nothing
 * @param clusterOf n codes: rows of the same code belong together
 * @throws InsufficientData when fewer than two clusters have any weight
 * @throws RangeError when a weight is negative or lengths differ
 * @see Särndal, Swensson & Wretman (1992), Model Assisted Survey Sampling, 5.7; Kish (1965), 11.7
 * @example weightedMean([0, 10], [3, 1], [0, 1]).mean // → 2.5
 */
export function weightedMean(y: Column, weights: Column, clusterOf: Int32Array): WeightedMean {
  const values = toVector(y);
  const w = toVector(weights);
  if (values.length !== w.length || w.length !== clusterOf.length) {
    throw new RangeError("columns of different lengths");
  }
  if (w.some((weight) => weight < 0)) throw new RangeError("a negative weight");
  const total = w.reduce((sum, weight) => sum + weight, 0);
  const mean = meanAround(meanAround(0, values, w, total), values, w, total);
  const clusters = new Map<number, { weight: number; residual: number }>();
  for (let i = 0; i < w.length; i++) {
    if (nth(w, i) === 0) continue;
    const found = clusters.get(nth(clusterOf, i)) ?? { weight: 0, residual: 0 };
    found.weight += nth(w, i);
    found.residual += nth(w, i) * (nth(values, i) - mean);
    clusters.set(nth(clusterOf, i), found);
  }
  if (clusters.size < 2) throw new InsufficientData("too-few-rows");
  let squares = 0;
  let weightSquares = 0;
  for (const { weight, residual } of clusters.values()) {
    squares += residual ** 2;
    weightSquares += weight ** 2;
  }
  const se = Math.sqrt((squares * clusters.size) / (clusters.size - 1)) / total;
  const effective = total ** 2 / weightSquares;
  return {
    mean,
    se,
    low: mean - z95 * se,
    high: mean + z95 * se,
    effective,
    clusters: clusters.size,
  };
}

/** From a mean that is nearly right to one without rounding: of equal values, exactly their value. */
function meanAround(near: number, values: Float64Array, w: Float64Array, total: number): number {
  let rest = 0;
  for (let i = 0; i < w.length; i++) rest += nth(w, i) * (nth(values, i) - near);
  return near + rest / total;
}
