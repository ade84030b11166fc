import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";
import { netPromoterScore } from "@/lib/metrics/nps";
import { wilsonOfShare } from "@/lib/stats/proportion";
import { type Bounded, recoveredDifference } from "@/lib/stats/recovered-difference";

/** How far two scores of different answers are apart, in the unit of the score. */
export interface ScoreChange {
  difference: number;
  ciLow: number;
  ciHigh: number;
  p: number;
  /** False: the change lies inside its noise and is no news. */
  beyondNoise: boolean;
}

/**
 * Score a less score b; null where one of them is withheld. Its noise is recovered from the intervals
 * that are shown of the two (NPS: adjusted Wald, shares: Wilson), so that scores of which everybody
 * said the same have some, too.
 *
 * @param weights what an answer of each side counts: less than 1 where those of one customer agree
 */
export function scoreChange(
  metric: MetricName,
  a: ScoreGroup | undefined,
  b: ScoreGroup | undefined,
  weights = { a: 1, b: 1 },
): ScoreChange | null {
  if (!a || !b || a.value === null || b.value === null) return null;
  if (metric === "nps") {
    const [one, other] = [scoreOf(a, weights.a), scoreOf(b, weights.b)];
    return changeWithin(recoveredDifference(one, other), 200);
  }
  const [one, other] = [a.n * weights.a, b.n * weights.b];
  return shareChange({ n: one, share: a.value }, { n: other, share: b.value });
}

function scoreOf(group: ScoreGroup, weight: number): Bounded {
  const { promoters = 0, passives = 0, detractors = 0 } = group;
  const { score, ciLow, ciHigh } = netPromoterScore({
    promoters: weight * promoters,
    passives: weight * passives,
    detractors: weight * detractors,
  });
  return { value: score, low: ciLow, high: ciHigh };
}

interface Share {
  /** Answers, or as many independent ones as would say as much. */
  n: number;
  share: number;
}

/** Two independent shares: Newcombe's interval. */
export function shareChange(a: Share, b: Share): ScoreChange {
  return changeWithin(recoveredDifference(boundedShare(a), boundedShare(b)), 1);
}

function boundedShare({ n, share }: Share): Bounded {
  return { value: share, ...wilsonOfShare(share, n) };
}

/** No two scores are further apart than the scale is long. */
function changeWithin(
  { difference, ciLow, ciHigh, p }: ReturnType<typeof recoveredDifference>,
  most: number,
): ScoreChange {
  const limits = { ciLow: Math.max(-most, ciLow), ciHigh: Math.min(most, ciHigh) };
  return { difference, ...limits, p, beyondNoise: p < 0.05 };
}
