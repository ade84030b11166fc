import { twoSidedNormal, z95 } from "@/lib/stats/distributions";
import type { Interval } from "@/lib/stats/proportion";
import {
  adjustedWaldInterval,
  type Opinions,
  scoreInterval,
  shareDifference,
  waldInterval,
} from "@/lib/stats/share-difference";

/** How likely a customer is to recommend us, in whole steps. */
export const npsScale = { min: 0, max: 10 } as const;

export type LoyaltyClass = "promoter" | "passive" | "detractor";

/** How many customers of each class answered. */
export interface LoyaltyCounts {
  readonly promoters: number;
  readonly passives: number;
  readonly detractors: number;
}

/** NPS with its intervals; scores and bounds run from −100 to 100. */
export interface NetPromoterScore extends LoyaltyCounts {
  readonly n: number;
  readonly score: number;
  /** Of one answer worth +1, 0 or −1, divisor n. */
  readonly variance: number;
  /** Standard error of the score, in points. */
  readonly se: number;
  /** Standard deviation of one answer worth +1, 0 or −1; null for one answer. */
  readonly sdSample: number | null;
  /** The interval to show: adjusted Wald. It is not clipped and may pass ±100. */
  readonly ciLow: number;
  readonly ciHigh: number;
  /** For comparison only: covers 65 % instead of 95 % at n = 10 with 90 % promoters. */
  readonly wald: Interval;
  /** Stays inside ±100. */
  readonly scoreInterval: Interval;
}

/**
 * The class of one 0–10 answer: promoter 9–10, passive 7–8, detractor 0–6.
 *
 * @throws RangeError when the answer is not a whole number in 0..10
 */
export function classOf(score: number): LoyaltyClass {
  if (!isScore(score)) throw new RangeError(`${score} is not a score from 0 to 10`);
  if (score >= 9) return "promoter";
  return score >= 7 ? "passive" : "detractor";
}

/** Counts answers by class; what is not a score is counted as rejected, never as an answer. */
export function tallyScores(scores: Iterable<number>): LoyaltyCounts & { rejected: number } {
  const tally = { promoters: 0, passives: 0, detractors: 0, rejected: 0 };
  for (const score of scores) {
    if (!isScore(score)) tally.rejected++;
    else if (score >= 9) tally.promoters++;
    else if (score >= 7) tally.passives++;
    else tally.detractors++;
  }
  return tally;
}

/**
 * Net Promoter Score: share of promoters less share of detractors, times 100.
 *
 * @throws InsufficientData when nobody answered
 * @throws RangeError when a count is negative
 * @see Reichheld (2003), Harvard Business Review 81(12); Rocks (2016), Quality Engineering 28
 * @example netPromoterScore({ promoters: 70, passives: 10, detractors: 20 }).score // → 50
 */
export function netPromoterScore(counts: LoyaltyCounts): NetPromoterScore {
  const opinions = opinionsOf(counts);
  const { n } = opinions;
  const { difference, variance } = shareDifference(opinions);
  const adjusted = inPoints(adjustedWaldInterval(opinions));
  return {
    promoters: counts.promoters,
    passives: counts.passives,
    detractors: counts.detractors,
    n,
    score: 100 * difference,
    variance,
    se: 100 * Math.sqrt(variance / n),
    sdSample: n > 1 ? Math.sqrt((variance * n) / (n - 1)) : null,
    ciLow: adjusted.low,
    ciHigh: adjusted.high,
    wald: inPoints(waldInterval(opinions)),
    scoreInterval: inPoints(scoreInterval(opinions)),
  };
}

/** The difference a − b of two scores of different customers, in points. */
export interface NetPromoterDifference {
  readonly difference: number;
  readonly se: number;
  /** Null when neither group varies: there is no noise to compare with. */
  readonly z: number | null;
  readonly p: number | null;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/**
 * Compares two independent groups: z-test with se² = v₁/n₁ + v₂/n₂ and its 95 % interval. Both have
 * no width where nobody differs; what pages show is `recoveredDifference` of the adjusted intervals.
 *
 * @throws InsufficientData when a group is empty
 */
export function netPromoterDifference(a: LoyaltyCounts, b: LoyaltyCounts): NetPromoterDifference {
  const first = netPromoterScore(a);
  const second = netPromoterScore(b);
  const difference = first.score - second.score;
  const se = 100 * Math.sqrt(first.variance / first.n + second.variance / second.n);
  const z = se > 0 ? difference / se : null;
  return {
    difference,
    se,
    z,
    p: z === null ? null : twoSidedNormal(z),
    ciLow: difference - z95 * se,
    ciHigh: difference + z95 * se,
  };
}

function isScore(score: number): boolean {
  return Number.isInteger(score) && score >= npsScale.min && score <= npsScale.max;
}

function opinionsOf({ promoters, passives, detractors }: LoyaltyCounts): Opinions {
  if (!(passives >= 0)) throw new RangeError(`${passives} passives`);
  return {
    favourable: promoters,
    unfavourable: detractors,
    n: promoters + passives + detractors,
  };
}

function inPoints({ low, high }: Interval): Interval {
  return { low: 100 * low, high: 100 * high };
}
