import type { ScoreStep } from "@/lib/analysis/score-question";
import type { MetricName } from "@/lib/metrics/metric";

const words: Record<ScoreStep, string> = { month: "Months", week: "Weeks", day: "Days" };

export function periodWords(step: ScoreStep): string {
  return words[step];
}

const share = { min: 0, max: 1, step: 0.1 };

/** The whole range of each score, and the steps of its axis. */
export const scoreRanges: Record<MetricName, { min: number; max: number; step: number }> = {
  nps: { min: -100, max: 100, step: 10 },
  csat: share,
  ces: share,
};
