import upperGamma from "@stdlib/math-base-special-gammainc";
import beta from "@stdlib/stats-base-dists-beta";
import normal from "@stdlib/stats-base-dists-normal";
import t from "@stdlib/stats-base-dists-t";

// Tails are computed as tails, never as 1 − (a number close to 1): p-values of 1e-80 keep their
// digits. Student's t and F tails are incomplete beta functions (Abramowitz & Stegun 26.5.27-28).

/**
 * Two-sided p-value of Student's t: P(|T| ≥ |t|), in [0, 1].
 *
 * @param df degrees of freedom, > 0
 * @example twoSidedT(2, 10) // → 0.07338803477074
 */
export function twoSidedT(t: number, df: number): number {
  return Number.isFinite(t) ? beta.cdf(df / (df + t * t), df / 2, 0.5) : 0;
}

/** Two-sided p-value of a standard normal z: P(|Z| ≥ |z|). */
export function twoSidedNormal(z: number): number {
  return 2 * normal.cdf(-Math.abs(z), 0, 1);
}

/**
 * Upper tail of F: P(F ≥ f).
 *
 * @param df1 degrees of freedom of the numerator
 * @param df2 degrees of freedom of the denominator
 */
export function upperF(f: number, df1: number, df2: number): number {
  return Number.isFinite(f) ? beta.cdf(df2 / (df2 + df1 * f), df2 / 2, df1 / 2) : 0;
}

/**
 * Upper tail of chi-square: P(X ≥ chi2).
 *
 * @param df degrees of freedom, > 0
 * @example upperChiSquare(3.841458820694124, 1) // → 0.05
 */
export function upperChiSquare(chi2: number, df: number): number {
  return Number.isFinite(chi2) ? upperGamma(chi2 / 2, df / 2, true, true) : 0;
}

/** Quantile of Student's t. */
export function tQuantile(probability: number, df: number): number {
  return t.quantile(probability, df);
}

/** Quantile of the standard normal: 1.959963984540054 at 0.975. */
export function normalQuantile(probability: number): number {
  return normal.quantile(probability, 0, 1);
}

/** P(Z ≤ z) of the standard normal. */
export function normalShare(z: number): number {
  return normal.cdf(z, 0, 1);
}

/** Density of the standard normal. */
export function normalDensity(z: number): number {
  return normal.pdf(z, 0, 1);
}

/** Quantile of the beta distribution with shapes a and b, both > 0. */
export function betaQuantile(probability: number, a: number, b: number): number {
  return beta.quantile(probability, a, b);
}

/** Half-width in standard errors of every 95 % interval built on the normal distribution. */
export const z95 = normalQuantile(0.975);
