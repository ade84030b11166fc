import { addFourDots, centreInto } from "./inner-loops";
import { type Matrix, put, zeros } from "./matrix";
import { asVectors, type Column, nth, usableSum } from "./vector";

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
 * Moments of complete rows, in two passes: means first, then products about them. Typed arrays are
 * read where they are.
 *
 * @param columns p columns of n numbers each, n ≥ 1
 * @throws RangeError when columns differ in length, are empty, or hold a NaN
 * @example momentsOf([[1, 2, 3], [2, 4, 9]]) // → n 3, means [2, 5], products [[2, 7], [7, 26]]
 */
export function momentsOf(columns: readonly Column[]): Moments {
  const vectors = asVectors(columns);
  const n = vectors[0]?.length ?? 0;
  if (n === 0) throw new RangeError("moments of no rows");
  const p = vectors.length;
  const rough = Float64Array.from(vectors, (vector) => usableSum(vector) / n);
  // Columns are taken two by two: an odd one is paired with a column of zeros.
  const size = p + (p % 2);
  const products = new Float64Array(size * size);
  const sums = new Float64Array(p);
  const block = new Float64Array(size * blockRows);
  for (let start = 0; start < n; start += blockRows) {
    const length = Math.min(blockRows, n - start);
    vectors.forEach((vector, j) => {
      const place = { length, centre: nth(rough, j) };
      sums[j] = nth(sums, j) + centreInto(block, j * blockRows, vector, start, place);
    });
    for (let row = 0; row < size; row += 2) {
      for (let col = row; col < size; col += 2) {
        addFourDots(products, size, block, blockRows, { row, col, length });
      }
    }
  }
  return aboutMeans({ n, rough, sums, products, size });
}

/** The rough means were only near: what is left about them is taken out of means and products. */
function aboutMeans({
  n,
  rough,
  sums,
  products,
  size,
}: {
  n: number;
  rough: Float64Array;
  sums: Float64Array;
  products: Float64Array;
  size: number;
}): Moments {
  const exact = zeros(rough.length, rough.length);
  for (let i = 0; i < rough.length; i++) {
    for (let j = i; j < rough.length; j++) {
      const product = nth(products, i * size + j) - (nth(sums, i) * nth(sums, j)) / n;
      put(exact, i, j, product);
      put(exact, j, i, product);
    }
  }
  return { n, means: rough.map((mean, j) => mean + nth(sums, j) / n), products: exact };
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
