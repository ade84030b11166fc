import { tQuantile, twoSidedT, upperF } from "./distributions";
import { at, type Matrix } from "./matrix";
import { invertUpper, solveUpperTransposed } from "./triangular";
import { nth } from "./vector";

/** One estimated number; t and p are null when the fit is exact, for want of any noise. */
export interface Estimate {
  readonly coefficient: number;
  readonly standardError: number;
  readonly t: number | null;
  readonly p: number | null;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** A fitted equation. Lists hold one entry per driver, in the order of the call. */
export interface Fit {
  readonly n: number;
  readonly dfResidual: number;
  /** Residual and total sum of squares, in squared units of the outcome. */
  readonly rss: number;
  readonly tss: number;
  /** Residual standard deviation, in the unit of the outcome. */
  readonly sigma: number;
  readonly rSquared: number;
  readonly adjustedRSquared: number;
  /** Test of all drivers together; null when the fit is exact. */
  readonly f: number | null;
  readonly fP: number | null;
  /** Units of the outcome per unit of the driver. */
  readonly coefficients: readonly number[];
  readonly standardErrors: readonly number[];
  readonly t: readonly (number | null)[];
  readonly p: readonly (number | null)[];
  readonly ciLow: readonly number[];
  readonly ciHigh: readonly number[];
}

/** A fitted equation with an intercept, and what only then has a meaning. */
export interface Regression extends Fit {
  readonly intercept: Estimate;
  /** Standardised coefficients: in standard deviations of outcome and driver. */
  readonly beta: readonly number[];
  /** Variance inflation: 1 when a driver is unrelated to the others, large when redundant. */
  readonly vif: readonly number[];
  /** Correlation of each driver with the outcome, alone and with the other drivers held fixed. */
  readonly zeroOrder: readonly number[];
  readonly partial: readonly (number | null)[];
  /** Of the drivers' correlation matrix: largest eigenvalue ÷ smallest. */
  readonly conditionNumber: number;
}

/** What a solver hands over: R with RᵀR = XᵀX, the solution, and how much it left unexplained. */
export interface Solved {
  readonly n: number;
  readonly r: Matrix;
  readonly coefficients: Float64Array;
  readonly explained: number;
  readonly rss: number;
  readonly tss: number;
  readonly hasIntercept: boolean;
}

// A residual this small beside the outcome is the rounding of a perfect fit, not noise.
const exactFit = 1e-24;

/** Standard errors, tests and intervals of a solved equation. */
export function fitOf(solved: Solved): Fit {
  const { n, r, tss } = solved;
  const k = r.rows;
  const degreesOfOutcome = n - (solved.hasIntercept ? 1 : 0);
  const dfResidual = degreesOfOutcome - k;
  const rss = solved.rss <= exactFit * tss ? 0 : solved.rss;
  const variance = rss / dfResidual;
  const f = rss > 0 ? solved.explained / k / variance : null;
  const estimates = unscaledVariances(r).map((unscaled, j) =>
    estimate(nth(solved.coefficients, j), Math.sqrt(variance * unscaled), dfResidual),
  );
  return {
    n,
    dfResidual,
    rss,
    tss,
    sigma: Math.sqrt(variance),
    rSquared: 1 - rss / tss,
    adjustedRSquared: 1 - ((rss / tss) * degreesOfOutcome) / dfResidual,
    f,
    fP: f === null ? null : upperF(f, k, dfResidual),
    coefficients: estimates.map((e) => e.coefficient),
    standardErrors: estimates.map((e) => e.standardError),
    t: estimates.map((e) => e.t),
    p: estimates.map((e) => e.p),
    ciLow: estimates.map((e) => e.ciLow),
    ciHigh: estimates.map((e) => e.ciHigh),
  };
}

/** An estimate with its test against zero and its 95 % interval. */
export function estimate(coefficient: number, standardError: number, df: number): Estimate {
  const t = standardError > 0 ? coefficient / standardError : null;
  const half = tQuantile(0.975, df) * standardError;
  return {
    coefficient,
    standardError,
    t,
    p: t === null ? null : twoSidedT(t, df),
    ciLow: coefficient - half,
    ciHigh: coefficient + half,
  };
}

/** Diagonal of (XᵀX)⁻¹ = R⁻¹R⁻ᵀ. */
export function unscaledVariances(r: Matrix): number[] {
  const inverse = invertUpper(r);
  return Array.from({ length: r.rows }, (_, i) => {
    let squares = 0;
    for (let j = i; j < r.cols; j++) squares += at(inverse, i, j) ** 2;
    return squares;
  });
}

/** vᵀ(XᵀX)⁻¹v: the unscaled variance of the combination v of the coefficients. */
export function unscaledVarianceOf(r: Matrix, v: Float64Array): number {
  return solveUpperTransposed(r, v).reduce((sum, value) => sum + value * value, 0);
}
