import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import type { ValueSettings } from "@/lib/value/histories.store";
import type { AnswerClass } from "@/lib/value/retention/shapes";

/** So many customers of a class left, or were last seen, so many days after their first answer. */
interface DurationCount extends Record<string, string | number> {
  class: AnswerClass;
  days: number;
  left: 0 | 1;
  n: number;
}

/**
 * How long customers stayed after their first answer, by its class. Counted from the answer on: a
 * later answer's class would be known only of those who stayed long enough to give it. Whoever left
 * nobody knows when is not counted, nor whoever answered after leaving.
 */
export async function countDurations(
  tx: Tx,
  { today, timeZone }: Pick<ValueSettings, "today" | "timeZone">,
): Promise<DurationCount[]> {
  return tx.db.execute<DurationCount>(sql`
    with first as (
      select distinct on (${response.subjectId}) ${response.subjectId} as id,
        ${response.class} as class,
        (${response.answeredAt} at time zone ${timeZone})::date as day
      from ${response}
      where ${response.organizationId} = ${tx.organizationId} and ${response.class} is not null
      order by ${response.subjectId}, ${response.answeredAt}, ${response.id}
    ), followed as (
      select first.class, first.day, least(${customer.churnedAt}, ${today}::date) as until,
        (coalesce(${customer.churnedAt} <= ${today}::date, false))::int as left
      from first join ${customer} on ${customer.organizationId} = ${tx.organizationId}
        and ${customer.id} = first.id and ${customer.erasedAt} is null
      where not (${customer.churnedAt} is null and coalesce(${customer.retained}, true) = false)
    )
    select class, until - day as days, "left", count(*)::int as n
    from followed where until >= day group by 1, 2, 3`);
}
