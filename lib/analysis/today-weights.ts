import { z } from "zod";
import type { Context, Tx } from "@/lib/access/context";
import { AnswerWeights, weightsOf } from "@/lib/analysis/answer-weights";
import { sumScoresByGroup } from "@/lib/analysis/customer-sums.store";
import { type KeptRequest, keptResult, resultSoFar } from "@/lib/analysis/kept-result";
import { isOnePage } from "@/lib/analysis/one-page";
import type { Partition } from "@/lib/analysis/partition";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { readLastAnswer } from "@/lib/analysis/today.store";
import { todayDays } from "@/lib/analysis/today-days";
import { inTransaction } from "@/lib/db/transaction";
import type { MetricName } from "@/lib/metrics/metric";

const TodayWeights = z.object({
  now: z.number(),
  before: z.number(),
  touchpoint: AnswerWeights.shape.groups,
  team: AnswerWeights.shape.groups,
});
export type TodayWeights = z.infer<typeof TodayWeights>;

/**
 * What an answer counts in the changes of today. Whose answers they are is in no rollup: rows are read
 * for it, and the result is kept. A page takes that of older data, which differs little, and nothing
 * where there is none yet; anybody else waits.
 */
export async function todayWeights(
  ctx: Context,
  metric: MetricName,
  settings: AnalysisSettings,
): Promise<TodayWeights | undefined> {
  const request: KeptRequest = { name: "answer weights of today", input: { metric } };
  const compute = () => inTransaction(ctx, (tx) => read(tx, metric, settings));
  if (!isOnePage(ctx)) return (await keptResult(ctx, request, TodayWeights, compute)).value;
  return (await resultSoFar(ctx, request, TodayWeights, compute)).kept?.value;
}

async function read(tx: Tx, metric: MetricName, settings: AnalysisSettings): Promise<TodayWeights> {
  const last = await readLastAnswer(tx);
  if (!last) return { now: 1, before: 1, touchpoint: [], team: [] };
  const { now, before } = todayDays(last);
  const weigh = async (partition: Partition, filter: AnalysisFilter) =>
    weightsOf(await sumScoresByGroup(tx, metric, partition, { filter, settings }));
  const by = (key: string) => weigh({ by: "grouping", key }, now);
  return {
    now: (await weigh({ by: "all" }, now)).all,
    before: (await weigh({ by: "all" }, before)).all,
    touchpoint: (await by("interaction.touchpoint")).groups,
    team: (await by("interaction.team")).groups,
  };
}
