import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";
import { netPromoterScore } from "@/lib/metrics/nps";
import { wilsonInterval } from "@/lib/stats/proportion";
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
 */
export function scoreChange(
  metric: MetricName,
  a: ScoreGroup | undefined,
  b: ScoreGroup | undefined,
): ScoreChange | null {
  if (!a || !b || a.value === null || b.value === null) return null;
  if (metric === "nps") return changeWithin(recoveredDifference(scoreOf(a), scoreOf(b)), 200);
  return shareChange({ n: a.n, share: a.value }, { n: b.n, share: b.value });
}

function scoreOf({ promoters = 0, passives = 0, detractors = 0 }: ScoreGroup): Bounded {
  const { score, ciLow, ciHigh } = netPromoterScore({ promoters, passives, detractors });
  return { value: score, low: ciLow, high: ciHigh };
}

interface Share {
  n: number;
  share: number;
}

/** Two independent shares: Newcombe's interval. */
export function shareChange(a: Share, b: Share): ScoreChange {
  return changeWithin(recoveredDifference(boundedShare(a), boundedShare(b)), 1);
}

function boundedShare({ n, share }: Share): Bounded {
  return { value: share, ...wilsonInterval(Math.round(n * share), n) };
}

/** No two scores are further apart than the scale is long. */
function changeWithin(
  { difference, ciLow, ciHigh, p }: ReturnType<typeof recoveredDifference>,
  most: number,
): ScoreChange {
  const limits = { ciLow: Math.max(-most, ciLow), ciHigh: Math.min(most, ciHigh) };
  return { difference, ...limits, p, beyondNoise: p < 0.05 };
}
