import { cholesky } from "./cholesky";
import { correlationsOf } from "./correlation-matrix";
import { InsufficientData } from "./insufficient-data";
import { at, put, submatrix, zeros } from "./matrix";
import type { Moments } from "./moments";
import { withIntercept } from "./regression";
import type { Regression } from "./regression-summary";
import { conditionNumber } from "./symmetric-eigen";
import { solveUpper, solveUpperTransposed } from "./triangular";
import { nth } from "./vector";

/** Six of sixteen digits may be lost to collinearity; beyond that the rows themselves are needed. */
const largestConditionNumber = 1e6;

// R² is a sum of squares here, good to about 14 digits: less than this unexplained is rounding.
const exactFit = 1e-13;

/**
 * Ordinary least squares from moments: for more rows than are worth reading again. Cholesky of
 * the correlations, so that the drivers' units do not matter.
 *
 * @param moments of the drivers and, as the last variable, the outcome
 * @throws InsufficientData as `leastSquares`, and `ill-conditioned` when the condition number of
 *   the drivers' correlations exceeds 1e6
 * @throws RangeError when there is no driver
 * @example leastSquaresFromMoments(momentsOf([[1, 2, 3, 4], [1, 3, 2, 5]])).coefficients // → [1.1]
 */
export function leastSquaresFromMoments(moments: Moments): Regression {
  const { n, means, products } = moments;
  const p = means.length - 1;
  if (p < 1) throw new RangeError("no drivers");
  if (n <= p + 1) throw new InsufficientData("too-few-rows");
  const all = correlationsOf(moments);
  const drivers = Array.from({ length: p }, (_, j) => j);
  const correlations = submatrix(all, drivers);
  const { r: factor, dependent } = cholesky(correlations);
  if (dependent.length > 0) throw new InsufficientData("collinear", dependent);
  if (conditionNumber(correlations) > largestConditionNumber) {
    throw new InsufficientData("ill-conditioned");
  }
  const squares = Float64Array.from({ length: p + 1 }, (_, j) => at(products, j, j));
  const zeroOrder = drivers.map((j) => at(all, j, p));
  const inner = solveUpperTransposed(factor, Float64Array.from(zeroOrder));
  const rSquared = inner.reduce((sum, value) => sum + value * value, 0);
  const tss = nth(squares, p);

  const r = zeros(p, p);
  for (let i = 0; i < p; i++) {
    for (let j = i; j < p; j++) put(r, i, j, at(factor, i, j) * Math.sqrt(nth(squares, j)));
  }
  const coefficients = solveUpper(r, inner).map((value) => value * Math.sqrt(tss));
  const unexplained = 1 - rSquared > exactFit ? 1 - rSquared : 0;
  const rss = unexplained * tss;
  const solved = { n, r, coefficients, explained: rSquared * tss, rss, tss, hasIntercept: true };
  return withIntercept(solved, { means, squares, zeroOrder });
}
