import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { Partition } from "@/lib/analysis/partition";
import { type Catalogue, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { inFifths, scoreGroups } from "@/lib/analysis/score-groups";
import { countAnswers } from "@/lib/analysis/scores.store";
import type { ScoresAnswer, ScoresRequest } from "@/lib/analysis/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { metricNamed } from "@/lib/metrics/metric";

/** NPS, CSAT or CES with its interval: of everybody, over time, or group by group. */
export async function scores(ctx: Context, request: ScoresRequest): Promise<ScoresAnswer> {
  permit(ctx, "analysis.read");
  const catalogue = await readCatalogue(ctx);
  const partition = partitionOf(request.by, catalogue);
  const frame = { filter: request.filter, settings: catalogue.settings };
  const counted = await inTransaction(ctx, (tx) =>
    countAnswers(tx, request.metric, partition, frame),
  );
  const { groups, n, excluded } = scoreGroups(
    isMeasured(partition) ? inFifths(counted) : counted,
    metricNamed(request.metric),
    request.by ?? "all",
    catalogue.settings.minimumGroupSize,
  );
  const { dataVersion } = catalogue;
  return { groups, meta: { n, excluded, grain: "interaction", dataVersion } };
}

const spans = ["day", "week", "month"] as const;

/** @throws Refusal "invalid" when there is no such variable */
function partitionOf(by: string | undefined, catalogue: Catalogue): Partition {
  if (by === undefined) return { by: "all" };
  const span = spans.find((each) => each === by);
  if (span) return { by: "time", span };
  if (catalogue.groupings.some(({ key }) => key === by)) return { by: "grouping", key: by };
  const [entry] = entriesOf({ ...catalogue, groupings: [] }, [by], "by");
  if (!entry) throw new RangeError("one variable groups the answers");
  return { by: "variable", entry };
}

function isMeasured(partition: Partition): boolean {
  return partition.by === "variable" && partition.entry.variable.kind === "continuous";
}
