import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readFrame } from "@/lib/analysis/frame.store";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { completeColumns, type Frame, unitColumns } from "@/lib/analysis/response-matrix";
import { WeightedScore } from "@/lib/analysis/score-panels";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { weightedMean } from "@/lib/stats/weighted-mean";

const value = "customer.clv";

/** NPS weighted by the customers' lifetime value, beside the plain one of the same answers. */
export async function weightedScore(
  ctx: Context,
  question: PageQuestion,
): Promise<SoFar<WeightedScore> | null> {
  permit(ctx, "analysis.read");
  const catalogue = await readCatalogue(ctx);
  const known = ["nps", value].every((key) =>
    catalogue.entries.some(({ variable }) => variable.key === key),
  );
  if (!known) return null;
  const { settings } = catalogue;
  const entries = entriesOf(catalogue, ["nps", value], "variables");
  const filter = filterOf(question);
  const request = { name: "weighted NPS", input: filter, day: dayOf(entries, settings) };
  return resultSoFar(ctx, request, WeightedScore, async () => {
    const frame = await inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
    return weightedNps(frame, settings.minimumGroupSize);
  });
}

/** Of the rows that have both, with the sample they are of where not all were read. */
export function weightedNps(frame: Frame, minimum: number): WeightedScore {
  const complete = completeColumns(unitColumns(frame, ["nps", value], "interaction"));
  const [answers, values] = complete.columns;
  if (!answers || !values) throw new RangeError("two variables have two columns");
  const score = byValue(answers, values, complete.clusters, minimum);
  return score && frame.sample ? { ...score, sample: frame.sample } : score;
}

/** @param clusters whose answer it is: the answers of one customer are not independent */
export function byValue(
  answers: Float64Array,
  values: Float64Array,
  clusters: Int32Array,
  minimum: number,
): WeightedScore {
  const customers = new Set(clusters).size;
  if (customers < minimum) return null;
  const points = answers.map((answer) => (answer >= 9 ? 100 : answer <= 6 ? -100 : 0));
  const weights = values.map((each) => Math.max(0, each));
  const negative = new Set(clusters.filter((_, i) => (values[i] ?? 0) < 0)).size;
  try {
    const plain = weightedMean(
      points,
      points.map(() => 1),
      clusters,
    );
    const weighted = weightedMean(points, weights, clusters);
    return {
      ...{ n: answers.length, customers, negative, effective: weighted.effective },
      plain: estimate(plain),
      weighted: estimate(weighted),
    };
  } catch (error) {
    if (error instanceof InsufficientData) return null;
    throw error;
  }
}

function estimate({ mean, low, high }: ReturnType<typeof weightedMean>) {
  return { value: mean, low: Math.max(-100, low), high: Math.min(100, high) };
}
