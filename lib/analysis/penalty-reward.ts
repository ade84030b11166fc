import type { asymmetries } from "@/lib/analysis/shapes";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { sortedQuantile } from "@/lib/stats/quantile";
import { leastSquares } from "@/lib/stats/regression";
import type { Regression } from "@/lib/stats/regression-summary";
import { nth } from "@/lib/stats/vector";

/** What a poor and a very good value of one driver do to the outcome, compared with the middle. */
export interface PenaltyReward {
  /** Outcome at the poor end less outcome in the middle, in the outcome's unit. */
  readonly penalty: number;
  /** Outcome at the good end less outcome in the middle. */
  readonly reward: number;
  /** 95 % intervals of the two. */
  readonly penaltyLow: number;
  readonly penaltyHigh: number;
  readonly rewardLow: number;
  readonly rewardHigh: number;
  /** The value at which the poor end begins, and the one at which the good end does. */
  readonly poorFrom: number;
  readonly goodFrom: number;
  /** Which of the two is beyond chance (p < 0.05) and in the expected direction. */
  readonly asymmetry: (typeof asymmetries)[number];
}

export interface ContrastRule {
  readonly scale: { readonly min: number; readonly max: number } | null;
  readonly better: "higher" | "lower";
  /** Which way the outcome is better. */
  readonly outcomeBetter: "higher" | "lower";
}

/**
 * Penalty–reward contrast of one driver: least squares of the outcome on two dummies, low and
 * high. On a scale from 1 to 5 the bottom two boxes and the top box, else the lowest and the
 * highest fifth.
 *
 * @param x n values of the driver
 * @param y n outcomes, same rows
 * @returns null when the values leave no low end, no middle or no high end
 * @see Brandt (1987), in Suprenant, Add value to your service; Mikulić & Prebežac (2008)
 * @example penaltyReward([1, 3, 5], [0, 4, 5], likert)?.penalty // → −4
 */
export function penaltyReward(
  x: Float64Array,
  y: Float64Array,
  { scale, better, outcomeBetter }: ContrastRule,
): PenaltyReward | null {
  const ends = endsOf(x, scale);
  const lowest = x.map((value) => (value <= ends.low ? 1 : 0));
  const highest = x.map((value) => (value >= ends.high ? 1 : 0));
  if (ends.low >= ends.high) return null;
  const [poor, good] = better === "higher" ? [lowest, highest] : [highest, lowest];
  const middle = x.length - total(poor) - total(good);
  if (middle === 0 || total(poor) === 0 || total(good) === 0) return null;
  try {
    const from = better === "higher" ? [ends.low, ends.high] : [ends.high, ends.low];
    return estimated(leastSquares([poor, good], y), from, outcomeBetter === "higher" ? 1 : -1);
  } catch (error) {
    if (error instanceof InsufficientData) return null;
    throw error;
  }
}

function estimated(
  { coefficients, ciLow, ciHigh, p }: Regression,
  [poorFrom = 0, goodFrom = 0]: readonly number[],
  sign: 1 | -1,
): PenaltyReward {
  const [penalty = 0, reward = 0] = coefficients;
  const [chancePenalty, chanceReward] = p.map((each) => each ?? 0);
  const hurts = sign * penalty < 0 && (chancePenalty ?? 1) < 0.05;
  const delights = sign * reward > 0 && (chanceReward ?? 1) < 0.05;
  return {
    ...{ penalty, penaltyLow: ciLow[0] ?? penalty, penaltyHigh: ciHigh[0] ?? penalty },
    ...{ reward, rewardLow: ciLow[1] ?? reward, rewardHigh: ciHigh[1] ?? reward },
    ...{ poorFrom, goodFrom },
    asymmetry: asymmetryOf(hurts, delights),
  };
}

function asymmetryOf(hurts: boolean, delights: boolean): PenaltyReward["asymmetry"] {
  if (hurts) return delights ? "both" : "hurts";
  return delights ? "delights" : "neither";
}

function endsOf(x: Float64Array, scale: ContrastRule["scale"]): { low: number; high: number } {
  if (scale?.min === 1 && scale.max === 5) return { low: 2, high: 5 };
  if (x.length === 0) return { low: 0, high: 0 };
  const sorted = x.slice().sort();
  return { low: sortedQuantile(sorted, 0.2), high: sortedQuantile(sorted, 0.8) };
}

function total(dummies: Float64Array): number {
  let count = 0;
  for (let i = 0; i < dummies.length; i++) count += nth(dummies, i);
  return count;
}
