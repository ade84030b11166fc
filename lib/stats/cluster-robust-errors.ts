import { cholesky } from "./cholesky";
import { InsufficientData } from "./insufficient-data";
import { type Matrix, put, zeros } from "./matrix";
import { solveUpper, solveUpperTransposed } from "./triangular";
import { nth } from "./vector";

/** Least squares that were solved: yᵢ = intercept + Σⱼ slopesⱼ xᵢⱼ + what is left. */
export interface FittedLine {
  readonly intercept: number;
  readonly slopes: readonly number[];
}

export interface ClusterRobustErrors {
  /** Of the slopes, in their units. */
  readonly standardErrors: readonly number[];
  /** Independent clusters less one: the degrees of freedom of each. */
  readonly df: number;
}

/**
 * Standard errors of least squares whose rows are independent between clusters only (CR1): a customer
 * who answers again, and says alike, counts as one customer and not as two. V = c (XᵀX)⁻¹ (Σ_g X_gᵀ u_g
 * u_gᵀ X_g) (XᵀX)⁻¹ with c = G/(G − 1) · (n − 1)/(n − k), k the slopes and the intercept; compared with t
 * of G − 1 degrees of freedom. Where each row is its own cluster, these are White's HC1.
 *
 * @param x p drivers of n values, in the order of the slopes
 * @param y n outcomes
 * @param clusterOf n codes: rows of the same code belong together
 * @throws InsufficientData when there are fewer than two clusters, n ≤ p + 1, or drivers are collinear
 * @see Liang & Zeger (1986), Biometrika 73:13; Cameron & Miller (2015), J. Human Resources 50:317, (11)–(12)
 * @example clusterRobustErrors([Float64Array.of(1, 2, 3, 4)], Float64Array.of(1, 3, 2, 4), { intercept: 0.5, slopes: [0.8] }, Int32Array.of(0, 1, 1, 2)) // → √0.10935 ≈ 0.3307, df 2
 */
export function clusterRobustErrors(
  x: readonly Float64Array[],
  y: Float64Array,
  { intercept, slopes }: FittedLine,
  clusterOf: Int32Array,
): ClusterRobustErrors {
  const n = y.length;
  const p = x.length;
  const clusters = new Set(clusterOf).size;
  if (clusters < 2 || n <= p + 1) throw new InsufficientData("too-few-rows");
  // Against the means the intercept drops out, and the slopes stay what they are.
  const centred = x.map(aboutMean);
  const left = residuals(x, y, intercept, slopes);
  const { r, dependent } = cholesky(crossProducts(centred));
  if (dependent.length > 0) throw new InsufficientData("collinear", dependent);
  const squares = new Float64Array(p);
  for (const score of clusterScores(centred, left, clusterOf).values()) {
    const moved = solveUpper(r, solveUpperTransposed(r, score));
    for (let j = 0; j < p; j++) squares[j] = nth(squares, j) + nth(moved, j) ** 2;
  }
  const correction = (clusters / (clusters - 1)) * ((n - 1) / (n - p - 1));
  return {
    standardErrors: Array.from(squares, (square) => Math.sqrt(correction * square)),
    df: clusters - 1,
  };
}

function aboutMean(column: Float64Array): Float64Array {
  const mean = column.reduce((sum, value) => sum + value, 0) / column.length;
  return column.map((value) => value - mean);
}

function residuals(
  x: readonly Float64Array[],
  y: Float64Array,
  intercept: number,
  slopes: readonly number[],
): Float64Array {
  return y.map((value, i) =>
    x.reduce((rest, column, j) => rest - (slopes[j] ?? 0) * nth(column, i), value - intercept),
  );
}

function crossProducts(columns: readonly Float64Array[]): Matrix {
  const products = zeros(columns.length, columns.length);
  columns.forEach((one, i) => {
    columns.slice(i).forEach((other, k) => {
      const sum = one.reduce((total, value, row) => total + value * nth(other, row), 0);
      put(products, i, i + k, sum);
      put(products, i + k, i, sum);
    });
  });
  return products;
}

/** Σ over the rows of each cluster of driver × residual. */
function clusterScores(
  columns: readonly Float64Array[],
  left: Float64Array,
  clusterOf: Int32Array,
): Map<number, Float64Array> {
  const scores = new Map<number, Float64Array>();
  clusterOf.forEach((code, i) => {
    const score = scores.get(code) ?? new Float64Array(columns.length);
    columns.forEach((column, j) => {
      score[j] = nth(score, j) + nth(column, i) * nth(left, i);
    });
    scores.set(code, score);
  });
  return scores;
}
