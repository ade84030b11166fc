import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import {
  type Compute,
  type KeptRequest,
  keptResult,
  resultSoFar,
} from "@/lib/analysis/kept-result";
import type { Partition } from "@/lib/analysis/partition";
import { catalogueOfKeys, dayOf, entriesOf, natureOf } from "@/lib/analysis/read-catalogue";
import { inFifths, scoreGroups } from "@/lib/analysis/score-groups";
import { countAnswers } from "@/lib/analysis/scores.store";
import { type AnalysisSettings, readSettings } from "@/lib/analysis/settings.store";
import { ScoresAnswer, type ScoresRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { metricNamed } from "@/lib/metrics/metric";

/** NPS, CSAT or CES with its interval: of everybody, over time, or group by group. */
export async function scores(ctx: Context, request: ScoresRequest): Promise<ScoresAnswer> {
  const asked = await questionOf(ctx, request);
  return (await keptResult(ctx, asked.kept, ScoresAnswer, asked.compute)).value;
}

/** The same for a page, which shows what there is while a newer result is counted. */
export async function scoresSoFar(
  ctx: Context,
  request: ScoresRequest,
): Promise<SoFar<ScoresAnswer>> {
  const asked = await questionOf(ctx, request);
  return resultSoFar(ctx, asked.kept, ScoresAnswer, asked.compute);
}

async function questionOf(
  ctx: Context,
  request: ScoresRequest,
): Promise<{ kept: KeptRequest; compute: Compute<ScoresAnswer> }> {
  permit(ctx, "analysis.read");
  const { partition, settings } = await partitionOf(ctx, request.by);
  const entries = partition.by === "variable" ? [partition.entry] : [];
  return {
    kept: {
      name: "scores",
      input: [request, natureOf(entries)],
      day: dayOf(entries, settings),
    },
    compute: (dataVersion) => compute(ctx, request, { partition, settings, dataVersion }),
  };
}

async function compute(
  ctx: Context,
  { metric, by, filter }: ScoresRequest,
  {
    partition,
    settings,
    dataVersion,
  }: { partition: Partition; settings: AnalysisSettings; dataVersion: string },
): Promise<ScoresAnswer> {
  const request = { filter, settings };
  const counted = await inTransaction(ctx, (tx) => countAnswers(tx, metric, partition, request));
  const { groups, n, excluded } = scoreGroups(
    isMeasured(partition) ? inFifths(counted) : counted,
    metricNamed(metric),
    by ?? "all",
    settings.minimumGroupSize,
  );
  return { groups, meta: { n, excluded, grain: "interaction", dataVersion } };
}

const spans = ["day", "week", "month"] as const;

/**
 * Of everybody, and over time, nothing needs to be known of variables.
 *
 * @throws Refusal "invalid" when there is no such variable
 */
async function partitionOf(
  ctx: Context,
  by: string | undefined,
): Promise<{ partition: Partition; settings: AnalysisSettings }> {
  const span = spans.find((each) => each === by);
  if (by === undefined || span) {
    const settings = await inTransaction(ctx, readSettings);
    return { partition: span ? { by: "time", span } : { by: "all" }, settings };
  }
  const catalogue = await catalogueOfKeys(ctx, [by]);
  const { groupings, settings } = catalogue;
  if (groupings.some(({ key }) => key === by)) {
    return { partition: { by: "grouping", key: by }, settings };
  }
  const [entry] = entriesOf({ ...catalogue, groupings: [] }, [by], "by");
  if (!entry) throw new RangeError("one variable groups the answers");
  return { partition: { by: "variable", entry }, settings };
}

function isMeasured(partition: Partition): boolean {
  return partition.by === "variable" && partition.entry.variable.kind === "continuous";
}
