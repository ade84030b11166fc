import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import {
  answeredRows,
  type FrameRequest,
  fewBesideCustomer,
  manyBesideCustomer,
} from "@/lib/analysis/frame.store";
import { inBulk } from "@/lib/analysis/in-bulk.store";
import type { Partition, Span } from "@/lib/analysis/partition";
import { responsesIn } from "@/lib/analysis/rollups/bucket-rows.store";
import { isCounting } from "@/lib/analysis/rollups/rolled.store";
import { rolledCounts } from "@/lib/analysis/rollups/rolled-scores.store";
import type { AnsweredStep } from "@/lib/analysis/score-groups";
import { ofCustomer } from "@/lib/analysis/value-tier.store";
import { numberValue, periodJoins, variableValue } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";
import type { MetricName } from "@/lib/metrics/metric";

/** How often each answer was given in each group, the answers' own time deciding. */
export async function countAnswers(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  request: FrameRequest,
): Promise<AnsweredStep[]> {
  const { filter, settings } = request;
  const timeKey = (at: SQL) =>
    partition.by === "time" ? keyOfTime(at, partition.span, settings) : sql`null`;
  const period = { filter, timeZone: settings.timeZone };
  const rolled = (await isCounting(tx))
    ? rolledCounts(tx, { metric, partition }, period, timeKey)
    : undefined;
  const count = (source?: SQL) => countRows(tx, metric, partition, request, source);
  if (!rolled) return inBulk(tx, () => tx.db.execute<Step>(sql`${count()} order by 1, 2`));
  const unusable = sql`(select survey_id, day from known where not usable) as bucket`;
  // One statement sees one state of the data: figures that may be used, and the rows of the others.
  return tx.db.execute<Step>(sql`
    with known as materialized (${rolled.known})
    select key, score, sum(n)::int as n
    from (${rolled.counted} union all ${count(responsesIn(tx, unusable))}) as counted (key, score, n)
    group by 1, 2 having sum(n) > 0 order by 1, 2`);
}

type Step = { [Key in keyof AnsweredStep]: AnsweredStep[Key] };

function countRows(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  { filter, settings }: FrameRequest,
  source: SQL | undefined,
): SQL {
  const entries = partition.by === "variable" ? [partition.entry] : [];
  const beside = source ? fewBesideCustomer : manyBesideCustomer;
  return sql`
    select ${keyOf(partition, settings)} as key, framed.${sql.identifier(metric)}::float8 as score,
      count(*)::int as n
    from ${beside(tx, answeredRows(tx, filter, settings.timeZone, source))}
      ${periodJoins(tx, entries)}
    where ${ofCustomer(tx, filter, settings)}
    group by 1, 2`;
}

/** The group a row of the frame is in, as text. */
export function keyOf(partition: Partition, settings: FrameRequest["settings"]): SQL {
  switch (partition.by) {
    case "all":
      return sql`'all'`;
    case "time":
      return keyOfTime(sql`framed.at`, partition.span, settings);
    case "grouping":
      return groupName(partition.key);
    case "variable":
      return keyOfValue(partition, settings);
  }
}

function keyOfValue(
  { entry, from }: Extract<Partition, { by: "variable" }>,
  settings: FrameRequest["settings"],
): SQL {
  if (!from) return sql`to_jsonb(${variableValue(entry, settings)}) #>> '{}'`;
  const value = numberValue(entry, settings);
  // What came in since the ranges were found, and is less than all of them, is of the first; what is
  // not known is of none.
  const starts = [Number.NEGATIVE_INFINITY, ...from.slice(1)];
  return sql`width_bucket(${value}::float8, ${sql.param(starts)}::float8[])::text`;
}

function keyOfTime(at: SQL, span: Span, { timeZone }: FrameRequest["settings"]): SQL {
  const format = span === "month" ? "YYYY-MM" : "YYYY-MM-DD";
  return sql`to_char(date_trunc(${span}, ${at} at time zone ${timeZone}), ${format})`;
}

function groupName(key: string): SQL {
  const attribute = "customer.attributes.";
  if (key === "customer.segment") return sql`${customer.segment}`;
  if (key.startsWith(attribute)) {
    return sql`${customer.attributes} ->> ${key.slice(attribute.length)}::text`;
  }
  return sql`framed.${sql.identifier(key.slice("interaction.".length))}`;
}
