import { cesScale } from "./ces";
import { csatScale } from "./csat";
import { classOf, type LoyaltyClass, netPromoterScore, npsScale } from "./nps";
import { type RatingScale, ratingScore } from "./rating";

export const metricNames = ["nps", "csat", "ces"] as const;
export type MetricName = (typeof metricNames)[number];

/** One score in the form every metric has. */
interface MetricScore {
  readonly n: number;
  /** NPS in −100..100; of CSAT and CES the share of satisfied customers in 0..1. */
  readonly value: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  /** Mean answer, in steps of the scale. */
  readonly mean: number;
}

export interface Metric {
  readonly name: MetricName;
  readonly scale: { readonly min: number; readonly max: number };
  /** The class of one answer; only NPS sorts customers into classes. */
  readonly classOf: (score: number) => LoyaltyClass | null;
  /** What one answer counts: the score is their mean, of NPS in points the hundredfold. */
  readonly worthOf: (score: number) => number;
  /** The score of answers counted per step of the scale, lowest first. */
  readonly scoreOf: (counts: readonly number[]) => MetricScore;
}

const metrics: Record<MetricName, Metric> = {
  nps: { name: "nps", scale: npsScale, classOf, worthOf: worthOfClass, scoreOf: npsOfSteps },
  csat: ratingMetric("csat", csatScale),
  ces: ratingMetric("ces", cesScale),
};

/** The metric of that name: its scale, its classes, its score. */
export function metricNamed(name: MetricName): Metric {
  return metrics[name];
}

function ratingMetric(name: MetricName, scale: RatingScale): Metric {
  return {
    name,
    scale,
    classOf: () => null,
    worthOf: (score) => (score >= scale.satisfiedMin ? 1 : 0),
    scoreOf: (counts) => {
      const { n, share, shareCiLow, shareCiHigh, mean } = ratingScore(counts, scale);
      return { n, value: share, ciLow: shareCiLow, ciHigh: shareCiHigh, mean };
    },
  };
}

function worthOfClass(score: number): number {
  return { promoter: 1, passive: 0, detractor: -1 }[classOf(score)];
}

function npsOfSteps(counts: readonly number[]): MetricScore {
  const { mean } = ratingScore(counts, { ...npsScale, satisfiedMin: 9 });
  const among = (wanted: LoyaltyClass) =>
    counts.reduce((sum, count, score) => (classOf(score) === wanted ? sum + count : sum), 0);
  const { n, score, ciLow, ciHigh } = netPromoterScore({
    promoters: among("promoter"),
    passives: among("passive"),
    detractors: among("detractor"),
  });
  return { n, value: score, ciLow, ciHigh, mean };
}
