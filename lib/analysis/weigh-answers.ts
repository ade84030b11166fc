import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { AnswerWeights, weightsOf } from "@/lib/analysis/answer-weights";
import { sumScoresByGroup } from "@/lib/analysis/customer-sums.store";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { Partition } from "@/lib/analysis/partition";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import type { MetricName } from "@/lib/metrics/metric";

interface WeightsRequest {
  metric: MetricName;
  partition: Exclude<Partition, { by: "variable" }>;
  filter: AnalysisFilter;
}

/** For a page that says which scores differ from one another by more than chance. */
export async function weighAnswers(
  ctx: Context,
  input: WeightsRequest,
): Promise<SoFar<AnswerWeights>> {
  permit(ctx, "analysis.read");
  const { settings } = await readCatalogue(ctx);
  const { metric, partition, filter } = input;
  // Tiers of value are others every day.
  const request = { name: "answer weights", input, day: filter.valueTiers ? settings.today : null };
  return resultSoFar(ctx, request, AnswerWeights, () =>
    inTransaction(ctx, async (tx) =>
      weightsOf(await sumScoresByGroup(tx, metric, partition, { filter, settings })),
    ),
  );
}
