import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { marginOf } from "@/lib/db/customer-worth";
import { customerMoney } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import type { ValueSettings } from "@/lib/value/histories.store";

/** Relationships of customers whose first day is known: columns of equal length. */
export interface Relationships {
  ids: string[];
  /** Whole months completed, and whether the customer has left since. */
  months: number[];
  gone: number[];
  /** Revenue × margin − cost to serve, a year; null where one of them is not known. */
  annualMargin: (number | null)[];
  acquisitionCost: (number | null)[];
  /** Customers without a first day. */
  undated: number;
  /** Of those who were customers a year ago, how many, and how many still are. */
  yearAgo: number;
  stillHere: number;
}

/** What one year of a customer leaves: a missing element is missing, not zero. */
function annualMargin(settings: ValueSettings): SQL {
  return sql`${customerMoney("annualRevenue", settings)} * ${marginOf(settings)}
    - ${customerMoney("costToServe", settings)}`;
}

export async function readRelationships(tx: Tx, settings: ValueSettings): Promise<Relationships> {
  const today = sql`${settings.today}::date`;
  const [read] = await tx.db.execute<{
    [Key in keyof Relationships]: Relationships[Key] | null;
  }>(sql`
    with ours as (
      select ${customer.id} as id, ${customer.acquiredAt} as acquired,
        case when ${customer.churnedAt} <= ${today} then ${customer.churnedAt} end as churned,
        (${annualMargin(settings)})::float8 as margin, (${customerMoney("acquisitionCost", settings)})::float8 as cost
      from ${customer}
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
    ), dated as (
      select *, (coalesce(churned, ${today}) - acquired) / 30.4375 as months
      from ours where acquired <= coalesce(churned, ${today})
    )
    select json_agg(id order by id) as ids, json_agg(floor(months)::int order by id) as months,
      json_agg((churned is not null)::int order by id) as gone,
      json_agg(margin order by id) as "annualMargin", json_agg(cost order by id) as "acquisitionCost",
      (select count(*)::int from ours) - count(*)::int as undated,
      (count(*) filter (where acquired <= ${today} - 365
        and (churned is null or churned > ${today} - 365)))::int as "yearAgo",
      (count(*) filter (where acquired <= ${today} - 365 and churned is null))::int as "stillHere"
    from dated`);
  return {
    ids: read?.ids ?? [],
    months: read?.months ?? [],
    gone: read?.gone ?? [],
    annualMargin: read?.annualMargin ?? [],
    acquisitionCost: read?.acquisitionCost ?? [],
    undated: read?.undated ?? 0,
    yearAgo: read?.yearAgo ?? 0,
    stillHere: read?.stillHere ?? 0,
  };
}
