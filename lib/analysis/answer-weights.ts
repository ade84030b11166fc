import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import {
  type CustomerSums,
  type SumsByGroup,
  sumScoresByGroup,
} from "@/lib/analysis/customer-sums.store";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { Partition } from "@/lib/analysis/partition";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import type { MetricName } from "@/lib/metrics/metric";
import { effectiveAnswers } from "@/lib/stats/effective-answers";

/** What one answer counts: 1 where no customer answers twice, less where those of one agree. */
export const AnswerWeights = z.object({
  all: z.number(),
  /** In each group, and in all the others together. */
  groups: z.array(z.object({ key: z.string(), own: z.number(), others: z.number() })),
});
export type AnswerWeights = z.infer<typeof AnswerWeights>;

interface WeightsRequest {
  metric: MetricName;
  partition: Exclude<Partition, { by: "variable" }>;
  filter: AnalysisFilter;
}

/** For a page that says which scores differ from one another by more than chance. */
export async function answerWeights(
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

export function weightsOf({ all, groups }: SumsByGroup): AnswerWeights {
  return {
    all: weightOf(all),
    groups: groups.map(({ key, own, others }) => {
      return { key, own: weightOf(own), others: weightOf(others) };
    }),
  };
}

/** What one answer counts where the answers of a customer agree. */
export function weightOf(sums: CustomerSums | null): number {
  return sums ? effectiveAnswers(sums, sums.variance) / sums.b : 1;
}

/** Both weights of a group by its name; of one that was not there yet when they were computed, 1. */
export function weightsByName(
  groups: AnswerWeights["groups"],
): (key: string) => { a: number; b: number } {
  const known = new Map(groups.map(({ key, own, others }) => [key, { a: own, b: others }]));
  return (key) => known.get(key) ?? { a: 1, b: 1 };
}
