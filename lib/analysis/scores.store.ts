import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { oneOf } from "@/lib/analysis/filter.store";
import { answeredRows, type FrameRequest } from "@/lib/analysis/frame.store";
import type { AnsweredStep } from "@/lib/analysis/score-groups";
import { periodJoins, variableValue } from "@/lib/analysis/variable.store";
import { customer } from "@/lib/db/tables/customers";
import type { MetricName } from "@/lib/metrics/metric";

/** By what answers are grouped: not at all, by time, by a name, or by a variable's value. */
export type Partition =
  | { by: "all" }
  | { by: "time"; span: "day" | "week" | "month" }
  | { by: "grouping"; key: string }
  | { by: "variable"; entry: CatalogueEntry };

/** How often each answer was given in each group, the answers' own time deciding. */
export async function countAnswers(
  tx: Tx,
  metric: MetricName,
  partition: Partition,
  { filter, settings }: FrameRequest,
): Promise<AnsweredStep[]> {
  const entries = partition.by === "variable" ? [partition.entry] : [];
  return tx.db.execute<{ [Key in keyof AnsweredStep]: AnsweredStep[Key] }>(sql`
    select ${keyOf(partition, settings)} as key, framed.${sql.identifier(metric)}::float8 as score,
      count(*)::int as n
    from (${answeredRows(tx, filter, settings.timeZone)}) as framed left join ${customer}
      on ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = framed.subject_id
      ${periodJoins(tx, entries)}
    where ${oneOf(customer.segment, filter.segments)}
    group by 1, 2 order by 1, 2`);
}

function keyOf(partition: Partition, settings: FrameRequest["settings"]): SQL {
  switch (partition.by) {
    case "all":
      return sql`'all'`;
    case "time": {
      const format = partition.span === "month" ? "YYYY-MM" : "YYYY-MM-DD";
      const local = sql`framed.at at time zone ${settings.timeZone}`;
      return sql`to_char(date_trunc(${partition.span}, ${local}), ${format})`;
    }
    case "grouping":
      return groupName(partition.key);
    case "variable":
      return sql`to_jsonb(${variableValue(partition.entry, settings)}) #>> '{}'`;
  }
}

function groupName(key: string): SQL {
  const attribute = "customer.attributes.";
  if (key === "customer.segment") return sql`${customer.segment}`;
  if (key.startsWith(attribute)) {
    return sql`${customer.attributes} ->> ${key.slice(attribute.length)}::text`;
  }
  return sql`framed.${sql.identifier(key.slice("interaction.".length))}`;
}
