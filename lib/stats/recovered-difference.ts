import { twoSidedNormal, z95 } from "./distributions";

/** An estimate of one group with its 95 % interval, which need not be symmetric. */
export interface Bounded {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export interface RecoveredDifference {
  readonly difference: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Below 0.05 exactly where the interval leaves out zero. */
  readonly p: number;
}

/**
 * The difference a − b of estimates of two independent groups, its interval recovered from theirs:
 * each side's distance to the limit stands for its noise in that direction. Of two of Wilson's
 * intervals this is Newcombe's interval for a difference of shares: never of width 0, also where
 * everybody or nobody said yes. The p-value uses the noise towards zero.
 *
 * @see Newcombe (1998), Stat. Med. 17:873, method 10; Zou & Donner (2008), Stat. Med. 27:1693
 * @example recoveredDifference of 56/70 and 48/80 by Wilson // → 0.2, 0.0524 to 0.3339
 */
export function recoveredDifference(a: Bounded, b: Bounded): RecoveredDifference {
  const difference = a.value - b.value;
  const below = Math.hypot(a.value - a.low, b.high - b.value);
  const above = Math.hypot(a.high - a.value, b.value - b.low);
  const towardsZero = difference > 0 ? below : above;
  return {
    ...{ difference, ciLow: difference - below, ciHigh: difference + above },
    p: difference === 0 ? 1 : twoSidedNormal((z95 * difference) / towardsZero),
  };
}
