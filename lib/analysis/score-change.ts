import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";
import { netPromoterDifference } from "@/lib/metrics/nps";
import { twoSidedNormal, z95 } from "@/lib/stats/distributions";

/** How far two scores of different answers are apart, in the unit of the score. */
export interface ScoreChange {
  difference: number;
  ciLow: number;
  ciHigh: number;
  /** Null when neither varies. */
  p: number | null;
  /** False: the change lies inside its noise and is no news. */
  beyondNoise: boolean;
}

/** Score a less score b; null where one of them is withheld. */
export function scoreChange(
  metric: MetricName,
  a: ScoreGroup | undefined,
  b: ScoreGroup | undefined,
): ScoreChange | null {
  if (!a || !b || a.value === null || b.value === null) return null;
  const { difference, ciLow, ciHigh, p } =
    metric === "nps"
      ? netPromoterDifference(classesOf(a), classesOf(b))
      : shareChange({ n: a.n, share: a.value }, { n: b.n, share: b.value });
  return { difference, ciLow, ciHigh, p, beyondNoise: p !== null && p < 0.05 };
}

function classesOf({ promoters = 0, passives = 0, detractors = 0 }: ScoreGroup) {
  return { promoters, passives, detractors };
}

interface Share {
  n: number;
  share: number;
}

/** Two independent shares: z-test with se² = p₁(1 − p₁)/n₁ + p₂(1 − p₂)/n₂. */
export function shareChange(a: Share, b: Share) {
  const difference = a.share - b.share;
  const variance = (each: Share) => (each.share * (1 - each.share)) / each.n;
  const se = Math.sqrt(variance(a) + variance(b));
  return {
    difference,
    ciLow: difference - z95 * se,
    ciHigh: difference + z95 * se,
    p: se > 0 ? twoSidedNormal(difference / se) : null,
  };
}
