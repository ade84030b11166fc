import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Partition } from "@/lib/analysis/partition";
import { bucketsIn, isWholeDay, narrowed, segmentsOf } from "@/lib/analysis/rollups/rolled.store";
import { dimensions, segmentKey } from "@/lib/analysis/rollups/summarise";
import type { AnalysisFilter } from "@/lib/analysis/shapes";
import { silence } from "@/lib/db/note-changes";
import type { MetricName } from "@/lib/metrics/metric";

/** How scores are read from rollups: of which segments, and as which groups. */
interface RolledRule {
  /** Condition on the segment of a row of figures. */
  ofSegment: SQL;
  /** What a bucket's list of segments without figures may not hold. */
  forbidden: SQL;
  /** What else has to be true of a bucket's day. */
  onDay: SQL;
  /** The groups a row of figures counts for, with the columns key and weight. */
  groups: SQL;
}

/** Nothing where the figures of days and segments do not say it. */
function ruleFor(
  partition: Partition,
  filter: AnalysisFilter,
  timeKey: (at: SQL) => SQL,
): RolledRule | undefined {
  if (partition.by === "variable") return undefined;
  if (partition.by === "grouping") return groupingRule(partition.key, filter);
  const segments = segmentsOf(filter);
  if (!segments) return undefined;
  const wanted = sql`(select jsonb_array_elements_text(${JSON.stringify(segments)}::text::jsonb))`;
  const [start, last] = [
    sql`(known.day::timestamp at time zone 'UTC')`,
    sql`((known.day + 1)::timestamp at time zone 'UTC' - interval '1 millisecond')`,
  ];
  const rule = { ofSegment: sql`segment in ${wanted}`, forbidden: sql`name in ${wanted}` };
  if (partition.by === "all") {
    return { ...rule, onDay: sql`true`, groups: sql`select 'all' as key, 1 as weight` };
  }
  return {
    ...rule,
    onDay: sql`${timeKey(start)} = ${timeKey(last)}`,
    groups: sql`select ${timeKey(start)} as key, 1 as weight`,
  };
}

/** Those of no group are all less those of every group. */
function groupingRule(key: string, filter: AnalysisFilter): RolledRule | undefined {
  const dimension = dimensions.find(
    (each) => key === (each === "segment" ? "customer.segment" : `interaction.${each}`),
  );
  if (!dimension || narrowed(filter).length > 0) return undefined;
  const start = segmentKey(dimension, "");
  return {
    ofSegment: sql`(segment = '' or starts_with(segment, ${start}))`,
    forbidden: sql`starts_with(name, ${start})`,
    onDay: sql`true`,
    groups: sql`select null::text as key, case when segment = '' then 1 else -1 end as weight
      union all select substr(segment, ${start.length + 1}::int), 1 where segment <> ''`,
  };
}

/**
 * Answers counted from rollups, as a table `counted (key, score, n)`, and where the others are to be
 * read: as a table `known` of buckets of which those that are not `usable` must be.
 */
export function rolledCounts(
  tx: Tx,
  { metric, partition }: { metric: MetricName; partition: Partition },
  { filter, timeZone }: { filter: AnalysisFilter; timeZone: string },
  timeKey: (at: SQL) => SQL,
): { known: SQL; counted: SQL } | undefined {
  const rule = ruleFor(partition, filter, timeKey);
  if (!rule) return undefined;
  const ofBucket = sql`rollup.organization_id = ${tx.organizationId}
    and rollup.survey_id = known.survey_id and rollup.day = known.day`;
  const scores = sql`rollup.scores -> ${metric}::text`;
  return {
    known: sql`
      select known.survey_id, known.day, not noted and ${isWholeDay(filter, timeZone)}
        and ${rule.onDay} and exists (select from rollup where ${ofBucket} and segment = ''
          and not exists (select from unnest(small) as few (name) where ${rule.forbidden}))
        as usable
      from (${bucketsIn(tx, filter, timeZone)}) as known where known.survey_id <> ${silence}`,
    counted: sql`
      select part.key, step.score, (step.n * part.weight)::int as n
      from known join rollup on ${ofBucket} and ${rule.ofSegment}
      cross join lateral (${rule.groups}) as part
      cross join lateral (
        select entry.key::float8 as score, entry.value::int as n
        from jsonb_each_text(${scores}) as entry
        union all select null, rollup.n - coalesce(
          (select sum(entry.value::int) from jsonb_each_text(${scores}) as entry), 0)
      ) as step
      where known.usable`,
  };
}
