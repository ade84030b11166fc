import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { AnswerWeights, weightsOf } from "@/lib/analysis/answer-weights";
import { sumScoresByGroup } from "@/lib/analysis/customer-sums.store";
import type { FrameRequest } from "@/lib/analysis/frame.store";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { isMeasured, type Partition } from "@/lib/analysis/partition";
import { partitionOf } from "@/lib/analysis/partition-of";
import { dayOf, natureOf } from "@/lib/analysis/read-catalogue";
import { fifthsOf } from "@/lib/analysis/score-groups";
import { countAnswers } from "@/lib/analysis/scores.store";
import type { ScoresRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import type { MetricName } from "@/lib/metrics/metric";

/**
 * For a page that says which scores differ from one another by more than chance. Fifths of a
 * measurement are named 1 to 5: where they begin and end is found with their scores, and may be of
 * slightly other data.
 */
export async function weighAnswers(
  ctx: Context,
  input: ScoresRequest,
): Promise<SoFar<AnswerWeights>> {
  permit(ctx, "analysis.read");
  const { metric, by, filter } = input;
  const { partition, settings } = await partitionOf(ctx, by);
  const entries = partition.by === "variable" ? [partition.entry] : [];
  // Tiers of value are others every day.
  const day = filter.valueTiers ? settings.today : dayOf(entries, settings);
  const request = { name: "answer weights", input: [input, natureOf(entries)], day };
  return resultSoFar(ctx, request, AnswerWeights, () =>
    inTransaction(ctx, (tx) => weigh(tx, metric, partition, { filter, settings })),
  );
}

async function weigh(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  request: FrameRequest,
): Promise<AnswerWeights> {
  if (!isMeasured(partition)) {
    return weightsOf(await sumScoresByGroup(tx, metric, partition, request));
  }
  const fifths = fifthsOf(await countAnswers(tx, metric, partition, request));
  if (fifths.length === 0) return { all: 1, groups: [] };
  const cut = { ...partition, from: fifths.map(({ from }) => from) };
  return weightsOf(await sumScoresByGroup(tx, metric, cut, request));
}
