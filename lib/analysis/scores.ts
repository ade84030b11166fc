import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import {
  type Compute,
  type KeptRequest,
  keptResult,
  resultSoFar,
} from "@/lib/analysis/kept-result";
import { isMeasured, type Partition } from "@/lib/analysis/partition";
import { partitionOf } from "@/lib/analysis/partition-of";
import { dayOf, natureOf } from "@/lib/analysis/read-catalogue";
import { inFifths, scoreGroups } from "@/lib/analysis/score-groups";
import { countAnswers } from "@/lib/analysis/scores.store";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
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
