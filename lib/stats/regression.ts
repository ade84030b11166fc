import { householder } from "./householder";
import { dot } from "./inner-loops";
import { InsufficientData } from "./insufficient-data";
import { at, type Matrix, put, zeros } from "./matrix";
import { accurateMean } from "./moments";
import {
  estimate,
  type Fit,
  fitOf,
  type Regression,
  type Solved,
  unscaledVarianceOf,
  unscaledVariances,
} from "./regression-summary";
import { conditionNumber } from "./symmetric-eigen";
import { solveUpper } from "./triangular";
import { type Column, isConstant, nth, toVectors } from "./vector";

/**
 * Ordinary least squares with an intercept, on rows: QR of the centred columns, which keeps the
 * digits that normal equations lose.
 *
 * @param columns p drivers of n numbers each, complete rows
 * @param y n outcomes, in their own unit
 * @throws InsufficientData when n ≤ p + 1 (`too-few-rows`), when a driver or the outcome is
 *   constant (`no-variation`), or when a driver is a combination of earlier ones (`collinear`);
 *   its `columns` name them, the outcome as p
 * @throws RangeError when there is no driver or lengths differ
 * @see NIST StRD, linear regression: Longley to 1e-8, Wampler to 1e-8
 * @example leastSquares([[1, 2, 3, 4]], [1, 3, 2, 5]).coefficients // → [1.1]
 */
export function leastSquares(columns: readonly Column[], y: Column): Regression {
  const p = columns.length;
  const vectors = checked(columns, y, p + 1);
  const constant = vectors.flatMap((vector, j) => (isConstant(vector) ? [j] : []));
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  const means = Float64Array.from(vectors, centre);
  const squares = vectors.map((vector) => dot(vector, vector));
  const outcome = last(vectors);
  const tss = last(squares);
  const zeroOrder = vectors
    .slice(0, p)
    .map((vector, j) => dot(vector, outcome) / Math.sqrt(squares[j] ?? 0) / Math.sqrt(tss));
  const solved = solve(vectors.slice(0, p), outcome, tss, true);
  return withIntercept(solved, { means, squares: Float64Array.from(squares), zeroOrder });
}

/**
 * Least squares without an intercept: the line is forced through the origin, and R² compares with
 * zero instead of with the mean (Σy² below the line). For proportional relations only.
 *
 * @throws InsufficientData when n ≤ p, or a driver is a combination of earlier ones
 * @example leastSquaresThroughOrigin([[1, 2]], [2, 5]).coefficients // → [2.4]
 */
export function leastSquaresThroughOrigin(columns: readonly Column[], y: Column): Fit {
  const vectors = checked(columns, y, columns.length);
  const outcome = last(vectors);
  const tss = dot(outcome, outcome);
  if (tss === 0) throw new InsufficientData("no-variation", [columns.length]);
  return fitOf(solve(vectors.slice(0, -1), outcome, tss, false));
}

/** Location and size of all variables, the outcome last. */
export interface Located {
  readonly means: Float64Array;
  readonly squares: Float64Array;
  readonly zeroOrder: readonly number[];
}

/** Adds the intercept and the collinearity figures to a solution on centred columns. */
export function withIntercept(solved: Solved, { means, squares, zeroOrder }: Located): Regression {
  const fit = fitOf(solved);
  const p = solved.r.rows;
  const driverMeans = means.slice(0, p);
  const predicted = driverMeans.reduce((sum, m, j) => sum + m * nth(solved.coefficients, j), 0);
  const unscaled = 1 / solved.n + unscaledVarianceOf(solved.r, driverMeans);
  const { dfResidual, sigma } = fit;
  return {
    ...fit,
    intercept: estimate(nth(means, p) - predicted, sigma * Math.sqrt(unscaled), dfResidual),
    beta: fit.coefficients.map((b, j) => b * Math.sqrt(nth(squares, j) / nth(squares, p))),
    vif: unscaledVariances(solved.r).map((value, j) => value * nth(squares, j)),
    zeroOrder,
    partial: fit.t.map((t) => (t === null ? null : t / Math.sqrt(t * t + dfResidual))),
    conditionNumber: conditionNumber(correlationsFrom(solved.r)),
  };
}

function checked(columns: readonly Column[], y: Column, needed: number): Float64Array[] {
  if (columns.length === 0) throw new RangeError("no drivers");
  const vectors = toVectors([...columns, y]);
  if (y.length <= needed) throw new InsufficientData("too-few-rows");
  return vectors;
}

function solve(
  drivers: Float64Array[],
  y: Float64Array,
  tss: number,
  hasIntercept: boolean,
): Solved {
  const n = y.length;
  const { r, qty, dependent } = householder(drivers, y);
  if (dependent.length > 0) throw new InsufficientData("collinear", dependent);
  const p = drivers.length;
  const explained = dot(qty.subarray(0, p), qty.subarray(0, p));
  const rss = dot(qty.subarray(p), qty.subarray(p));
  return { n, r, coefficients: solveUpper(r, qty), explained, rss, tss, hasIntercept };
}

/** Correlations of the columns of X, from the triangle that carries them. */
function correlationsFrom(r: Matrix): Matrix {
  const p = r.rows;
  const correlations = zeros(p, p);
  const lengths = Float64Array.from({ length: p }, (_, j) => Math.sqrt(columnDot(r, j, j)));
  for (let i = 0; i < p; i++) {
    for (let j = 0; j < p; j++) {
      const cell = i === j ? 1 : columnDot(r, i, j) / nth(lengths, i) / nth(lengths, j);
      put(correlations, i, j, cell);
    }
  }
  return correlations;
}

function columnDot(r: Matrix, i: number, j: number): number {
  let sum = 0;
  for (let k = 0; k <= Math.min(i, j); k++) sum += at(r, k, i) * at(r, k, j);
  return sum;
}

function centre(vector: Float64Array): number {
  const mean = accurateMean(vector);
  for (let i = 0; i < vector.length; i++) vector[i] = nth(vector, i) - mean;
  return mean;
}

function last<T>(list: readonly T[]): T {
  const item = list.at(-1);
  if (item === undefined) throw new RangeError("empty list");
  return item;
}
