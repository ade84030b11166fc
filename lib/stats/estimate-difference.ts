import { tQuantile, twoSidedT } from "./distributions";

/** An estimate of one group. */
export interface GroupEstimate {
  readonly value: number;
  readonly se: number;
  /** Degrees of freedom of the standard error, > 0: of a mean, one less than what is independent. */
  readonly df: number;
}

export interface EstimateDifference {
  readonly difference: number;
  readonly se: number;
  /** Satterthwaite's; null, as p, when neither group varies. */
  readonly df: number | null;
  readonly p: number | null;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/**
 * The difference a − b of estimates of two independent groups whose noise differs: Welch's test,
 * with Satterthwaite's degrees of freedom (s_a² + s_b²)² / (s_a⁴/df_a + s_b⁴/df_b).
 *
 * @throws RangeError when a standard error is negative or degrees of freedom are not positive
 * @see Welch (1947), Biometrika 34:28; the same as R's t.test where both are means of plain rows
 * @example estimateDifference({ value: 3, se: 1, df: 9 }, { value: 1, se: 1, df: 9 }) // → difference 2, df 18
 */
export function estimateDifference(a: GroupEstimate, b: GroupEstimate): EstimateDifference {
  for (const { se, df } of [a, b]) {
    if (!(se >= 0) || !(df > 0)) throw new RangeError(`se ${se} with ${df} degrees of freedom`);
  }
  const difference = a.value - b.value;
  const variance = a.se ** 2 + b.se ** 2;
  const se = Math.sqrt(variance);
  if (se === 0) {
    return { difference, se, df: null, p: null, ciLow: difference, ciHigh: difference };
  }
  // From shares of the variance: fourth powers of small errors would vanish.
  const share = a.se ** 2 / variance;
  const df = 1 / (share ** 2 / a.df + (1 - share) ** 2 / b.df);
  const half = tQuantile(0.975, df) * se;
  return {
    ...{ difference, se, df, p: twoSidedT(difference / se, df) },
    ...{ ciLow: difference - half, ciHigh: difference + half },
  };
}
