import { dot } from "./inner-loops";
import { type Matrix, zeros } from "./matrix";
import { type Column, nth, toVectors } from "./vector";

/**
 * All that a linear statistic needs of any number of rows: their count, the means, and the
 * cross-products about the means. Products about the means, unlike raw sums of squares, keep their
 * digits when values sit far from zero (Chan, Golub & LeVeque 1983, Am. Stat. 37:242).
 */
export interface Moments {
  readonly n: number;
  /** One per variable, in its own unit. */
  readonly means: Float64Array;
  /** p × p, symmetric: Σ (xᵢ − mean xᵢ)(xⱼ − mean xⱼ). */
  readonly products: Matrix;
}

// A block of centred rows stays in the first-level cache while every pair of columns reads it.
const blockRows = 256;

/**
 * Moments of complete rows, in two passes: means first, then products about them.
 *
 * @param columns p columns of n numbers each, n ≥ 1
 * @throws RangeError when columns differ in length, are empty, or hold a NaN
 * @example momentsOf([[1, 2, 3], [2, 4, 9]]) // → n 3, means [2, 5], products [[2, 7], [7, 26]]
 */
export function momentsOf(columns: readonly Column[]): Moments {
  const vectors = toVectors(columns);
  const n = vectors[0]?.length ?? 0;
  if (n === 0) throw new RangeError("moments of no rows");
  const means = Float64Array.from(vectors, accurateMean);
  const products = zeros(vectors.length, vectors.length);
  const block = vectors.map(() => new Float64Array(blockRows));
  for (let start = 0; start < n; start += blockRows) {
    const rows = Math.min(blockRows, n - start);
    vectors.forEach((vector, j) => {
      centreInto(block[j], vector, start, rows, nth(means, j));
    });
    addProducts(products, block, rows);
  }
  return { n, means, products: mirrored(products) };
}

/**
 * Moments of two sets of rows taken together; the same as computing them at once.
 *
 * @throws RangeError when the sets hold different numbers of variables
 */
export function mergeMoments(a: Moments, b: Moments): Moments {
  const p = a.means.length;
  if (b.means.length !== p) throw new RangeError(`moments of ${p} and ${b.means.length} variables`);
  if (a.n === 0) return b;
  if (b.n === 0) return a;
  const n = a.n + b.n;
  const gaps = b.means.map((mean, j) => mean - nth(a.means, j));
  const products = zeros(p, p);
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const k = i * p + j;
      const between = nth(gaps, i) * nth(gaps, j) * ((a.n * b.n) / n);
      products.values[k] = nth(a.products.values, k) + nth(b.products.values, k) + between;
    }
  }
  return { n, means: a.means.map((mean, j) => mean + (nth(gaps, j) * b.n) / n), products };
}

/** The mean, corrected by the mean of what is left: good to the last digits at any offset. */
export function accurateMean(vector: Float64Array): number {
  const rough = sumAbout(vector, 0) / vector.length;
  return rough + sumAbout(vector, rough) / vector.length;
}

function sumAbout(vector: Float64Array, centre: number): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += nth(vector, i) - centre;
  return sum;
}

function centreInto(
  target: Float64Array | undefined,
  vector: Float64Array,
  start: number,
  rows: number,
  mean: number,
): void {
  if (!target) throw new RangeError("no block for this column");
  for (let i = 0; i < rows; i++) target[i] = nth(vector, start + i) - mean;
}

function addProducts(products: Matrix, block: readonly Float64Array[], rows: number): void {
  block.forEach((a, i) => {
    for (let j = i; j < block.length; j++) {
      const b = block[j];
      if (b) addTo(products, i * products.cols + j, dot(a, b, rows));
    }
  });
}

function addTo(m: Matrix, k: number, amount: number): void {
  m.values[k] = nth(m.values, k) + amount;
}

function mirrored(m: Matrix): Matrix {
  for (let i = 0; i < m.rows; i++) {
    for (let j = 0; j < i; j++) m.values[i * m.cols + j] = nth(m.values, j * m.cols + i);
  }
  return m;
}
