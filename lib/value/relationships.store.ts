import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { marginOf } from "@/lib/db/customer-worth";
import { inPieces } from "@/lib/db/in-pieces";
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

/** How long everybody has been a customer: `months`, whether they have left, and since when. */
function dated(tx: Tx, settings: ValueSettings): SQL {
  const today = sql`${settings.today}::date`;
  return sql`select *, floor((coalesce(churned, ${today}) - acquired) / 30.4375)::int as months
    from (
      select ${customer.id} as id, ${customer.acquiredAt} as acquired,
        case when ${customer.churnedAt} <= ${today} then ${customer.churnedAt} end as churned,
        (${annualMargin(settings)})::float8 as margin,
        (${customerMoney("acquisitionCost", settings)})::float8 as cost
      from ${customer}
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
    ) as ours where acquired <= coalesce(churned, ${today})`;
}

interface Relationship extends Record<string, string | number | null> {
  id: string;
  months: number;
  gone: number;
  margin: number | null;
  cost: number | null;
}

export async function readRelationships(tx: Tx, settings: ValueSettings): Promise<Relationships> {
  const [ids, months, gone]: [string[], number[], number[]] = [[], [], []];
  const [margins, costs]: [(number | null)[], (number | null)[]] = [[], []];
  const { undated, yearAgo, stillHere } = await countRelationships(tx, settings);
  const all = sql`select id, months, (churned is not null)::int as gone, margin, cost
    from (${dated(tx, settings)}) as dated order by id`;
  for await (const rows of inPieces<Relationship>(tx, all)) {
    for (const row of rows) {
      ids.push(row.id);
      months.push(row.months);
      gone.push(row.gone);
      margins.push(row.margin);
      costs.push(row.cost);
    }
  }
  return {
    ...{ ids, months, gone, annualMargin: margins, acquisitionCost: costs },
    ...{ undated, yearAgo, stillHere },
  };
}

/** Customers without a first day, and how many of those a year ago are still there. */
export async function countRelationships(
  tx: Tx,
  settings: ValueSettings,
): Promise<Pick<Relationships, "undated" | "yearAgo" | "stillHere">> {
  const today = sql`${settings.today}::date`;
  const wasHere = sql`acquired <= ${today} - 365 and acquired <= coalesce(churned, ${today})
    and (churned is null or churned > ${today} - 365)`;
  const [counted] = await tx.db.execute<{
    undated: number;
    yearAgo: number;
    stillHere: number;
  }>(sql`
    select (count(*) filter (where (acquired <= coalesce(churned, ${today})) is not true))::int
        as undated,
      (count(*) filter (where ${wasHere}))::int as "yearAgo",
      (count(*) filter (where ${wasHere} and churned is null))::int as "stillHere"
    from (
      select ${customer.acquiredAt} as acquired,
        case when ${customer.churnedAt} <= ${today} then ${customer.churnedAt} end as churned
      from ${customer}
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
    ) as ours`);
  return counted ?? { undated: 0, yearAgo: 0, stillHere: 0 };
}

/** Customers by months completed and whether they have left. */
export async function countByMonths(
  tx: Tx,
  settings: ValueSettings,
): Promise<{ months: number; gone: number; n: number }[]> {
  return tx.db.execute<{ months: number; gone: number; n: number }>(sql`
    select months, (churned is not null)::int as gone, count(*)::int as n
    from (${dated(tx, settings)}) as dated group by 1, 2`);
}
