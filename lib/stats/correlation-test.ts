import { twoSidedT, z95 } from "./distributions";

/** A correlation with its test and its 95 % interval; null where n is too small for them. */
export interface Correlation {
  /** −1..1 */
  readonly r: number;
  readonly n: number;
  /** Null without degrees of freedom, and when |r| is 1, where t is infinite. */
  readonly t: number | null;
  readonly p: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/**
 * A computed correlation within −1..1. Rounding carries a perfect one past 1 or leaves it a digit
 * short; within 1e-15 of perfect is perfect, not a reason for a t of 1e8.
 */
export function bounded(r: number): number {
  return Math.abs(r) > 1 - 1e-15 ? Math.sign(r) : r;
}

/**
 * Test of r = 0 by Student's t: t = r √(df / (1 − r²)).
 *
 * @param df degrees of freedom: n − 2, less one for each variable held constant
 * @returns t and the two-sided p; both null when df < 1; t null (and p 0) when |r| is 1
 * @example correlationTest(0.5, 10) // → { t: 1.8257, p: 0.0979 }
 */
export function correlationTest(r: number, df: number): { t: number | null; p: number | null } {
  if (df < 1) return { t: null, p: null };
  const unexplained = (1 - r) * (1 + r);
  if (unexplained <= 0) return { t: null, p: 0 };
  const t = r * Math.sqrt(df / unexplained);
  return { t, p: twoSidedT(t, df) };
}

/**
 * 95 % interval of a correlation on Fisher's scale: tanh(atanh r ± z · se). It stays inside −1..1
 * and is not symmetric around r, as the sampling distribution is not.
 *
 * @param variance variance of atanh r, e.g. 1 / (n − 3); no interval unless finite and positive
 * @see Fisher (1921), Metron 1:3
 * @example fisherInterval(0.5, 1 / 25) // → { ciLow: 0.1560, ciHigh: 0.7358 } (n = 28)
 */
export function fisherInterval(
  r: number,
  variance: number,
): { ciLow: number | null; ciHigh: number | null } {
  if (!(variance > 0 && Number.isFinite(variance))) return { ciLow: null, ciHigh: null };
  const half = z95 * Math.sqrt(variance);
  const z = Math.atanh(r);
  return { ciLow: Math.tanh(z - half), ciHigh: Math.tanh(z + half) };
}
