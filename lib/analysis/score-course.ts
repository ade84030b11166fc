import type { Context } from "@/lib/access/context";
import { type AnswerWeights, weightsByName } from "@/lib/analysis/answer-weights";
import { filterOf } from "@/lib/analysis/page-question";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { scoreChange } from "@/lib/analysis/score-change";
import type { CoursePoint, ScoreCourse } from "@/lib/analysis/score-panels";
import type { ScoreQuestion } from "@/lib/analysis/score-question";
import { scoresSoFar } from "@/lib/analysis/scores";
import type { ScoreGroup, ScoresAnswer } from "@/lib/analysis/shapes";
import { madeOf, type SoFar, together } from "@/lib/analysis/so-far";
import { spanBefore } from "@/lib/analysis/span-before";
import { weighAnswers } from "@/lib/analysis/weigh-answers";
import { type MetricName, metricNames } from "@/lib/metrics/metric";
import { controlLimits } from "@/lib/stats/control-limits";

const mostPeriods = 60;

/** The metric asked for, or the first with answers; nothing where nobody answered any. */
export async function scoreMetrics(ctx: Context): Promise<MetricName[]> {
  const { entries } = await readCatalogue(ctx);
  return metricNames.filter((name) => entries.some(({ variable }) => variable.key === name));
}

/** The score of everybody and period by period, with control limits. */
export async function scoreCourse(
  ctx: Context,
  question: ScoreQuestion,
  metric: MetricName,
): Promise<SoFar<ScoreCourse>> {
  const filter = filterOf(question);
  const step = question.step ?? "month";
  const { settings } = await readCatalogue(ctx);
  const span = spanBefore(question, settings.today);
  // The time just before, or once more the same where there is none.
  const filterBefore = span ? filterOf({ ...question, ...span }) : filter;
  const [all, periods, before, weights, weightsBefore] = await Promise.all([
    scoresSoFar(ctx, { metric, filter }),
    scoresSoFar(ctx, { metric, filter, by: step }),
    scoresSoFar(ctx, { metric, filter: filterBefore }),
    weighAnswers(ctx, { metric, by: step, filter }),
    span && weighAnswers(ctx, { metric, filter: filterBefore }),
  ]);
  const counted = together(together(all, before), periods);
  const parts = together(counted, together(weights, weightsBefore ?? weights));
  return madeOf(parts, (found) => courseOf({ metric, step, span }, found));
}

type Found = [[[ScoresAnswer, ScoresAnswer], ScoresAnswer], [AnswerWeights, AnswerWeights]];

function courseOf(
  {
    metric,
    step,
    span,
  }: Pick<ScoreCourse, "metric" | "step"> & { span: ReturnType<typeof spanBefore> },
  [[[all, before], periods], [weights, weightsBefore]]: Found,
): ScoreCourse {
  const now = all.groups[0];
  const sides = { a: weights.all, b: weightsBefore.all };
  return {
    ...{ metric, step, excluded: all.meta.excluded, overall: now ?? null },
    before: span && { ...span, change: scoreChange(metric, now, before.groups[0], sides) },
    course: withLimits(metric, periods.groups.slice(-mostPeriods), weights),
  };
}

/**
 * Each period beside three standard errors around the mean of all; of few periods there is none.
 *
 * @param weights what an answer of each period counts: less than 1 where those of one customer agree
 */
export function withLimits(
  metric: MetricName,
  periods: readonly ScoreGroup[],
  weights: Pick<AnswerWeights, "groups"> = { groups: [] },
): CoursePoint[] {
  const weightOfPeriod = weightsByName(weights.groups);
  const shown = periods.filter(({ value }) => value !== null);
  const plain = periods.map((period) => ({ ...period, limits: null, news: null }));
  if (shown.length < 6) return plain;
  const { limits } = controlLimits(
    periods.map((period) =>
      period.value === null
        ? { n: 0, mean: 0, variance: 0 }
        : {
            ...{ n: period.n, effective: period.n * weightOfPeriod(period.key).a },
            ...{ mean: period.value, variance: answerVariance(metric, period) },
          },
    ),
  );
  return plain.map((period, k) => {
    const reach = limits[k];
    if (period.value === null || !reach || reach.low === reach.high) return period;
    const news = period.value > reach.high ? "up" : period.value < reach.low ? "down" : null;
    return { ...period, limits: reach, news };
  });
}

/** Variance of one answer in the squared unit of the score. */
export function answerVariance(metric: MetricName, group: ScoreGroup): number {
  const { n, value, promoters = 0, detractors = 0 } = group;
  if (metric !== "nps") return (value ?? 0) * (1 - (value ?? 0));
  return 100 ** 2 * ((promoters + detractors) / n - ((promoters - detractors) / n) ** 2);
}
