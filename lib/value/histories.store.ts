import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { inPieces } from "@/lib/db/in-pieces";
import { modelInUse } from "@/lib/db/model-in-use";
import { purchaseDay, purchaseMoney } from "@/lib/db/money";
import { customer, purchase } from "@/lib/db/tables/customers";
import { organization } from "@/lib/db/tables/organization";

/** What the organisation decided that values depend on. */
export interface ValueSettings {
  currency: string;
  timeZone: string;
  grossMargin: number | null;
  minimumGroupSize: number;
  /** YYYY-MM-DD in the organisation's time zone. */
  today: string;
  /** By which customers were valued last; nothing before the first fit. */
  valueModel: string | null;
}

export async function readValueSettings(tx: Tx): Promise<ValueSettings> {
  const [found] = await tx.db.execute<{
    currency: string;
    timeZone: string;
    grossMargin: number | null;
    minimumGroupSize: number;
    valueModel: string | null;
  }>(sql`select currency, time_zone as "timeZone", gross_margin::float8 as "grossMargin",
    minimum_group_size as "minimumGroupSize",
    ${modelInUse(tx.organizationId)} as "valueModel" from ${organization} where id = ${tx.organizationId}`);
  if (!found) throw new Error("An organisation that acts exists.");
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: found.timeZone, dateStyle: "short" });
  return { ...found, today: day.format(tx.now()) };
}

/** Purchases per customer: columns of equal length, days counted. */
export interface Histories {
  ids: string[];
  /** Repeat purchases: days with a purchase after the first. */
  x: number[];
  recency: number[];
  age: number[];
  /** Mean of what a repeat day brought, and the margin's share of it; 0 without a repeat. */
  value: number[];
  marginShare: number[];
  /** Repeat days after the calibration. */
  later: number[];
  /** First day after which nothing is looked at; last day any purchase is known of. */
  until: string | null;
  last: string | null;
  /** Purchases in a currency without a rate for their day. */
  withoutRate: number;
  /** Whether `value` is margin already. */
  isMargin: boolean;
}

/**
 * Everybody's history until a day, in days: one row per customer and day first, because purchases
 * of one day are one. What was paid back buys nothing; currencies without a rate are counted and left
 * out.
 */
export async function readHistories(
  tx: Tx,
  settings: ValueSettings,
  calibrationEnd: string | undefined,
): Promise<Histories> {
  const known = await readKnown(tx, settings, calibrationEnd);
  const histories: Histories = {
    ...{ ids: [], x: [], recency: [], age: [], value: [], marginShare: [], later: [] },
    ...known,
  };
  for await (const rows of inPieces<History>(tx, historiesUntil(tx, settings, known))) {
    for (const row of rows) {
      histories.ids.push(row.id);
      histories.x.push(row.x);
      histories.recency.push(row.recency);
      histories.age.push(row.age);
      histories.value.push(row.value);
      histories.marginShare.push(row.share);
      histories.later.push(row.later);
    }
  }
  return histories;
}

type Known = Pick<Histories, "until" | "last" | "withoutRate" | "isMargin">;

/** What is true of all purchases together. */
async function readKnown(
  tx: Tx,
  settings: ValueSettings,
  calibrationEnd: string | undefined,
): Promise<Known> {
  const [known] = await tx.db.execute<{ [Key in keyof Known]: Known[Key] | null }>(sql`
    select coalesce(${calibrationEnd ?? null}::date, max(day))::text as until,
      max(day)::text as last, bool_or(margin is not null) as "isMargin",
      (count(*) filter (where amount is null))::int as "withoutRate"
    from (${bought(tx, settings)}) as bought`);
  return {
    until: known?.until ?? null,
    last: known?.last ?? null,
    withoutRate: known?.withoutRate ?? 0,
    isMargin: known?.isMargin ?? false,
  };
}

/** What was bought on which day, in the organisation's currency. */
function bought(tx: Tx, settings: ValueSettings): SQL {
  return sql`select ${purchase.customerId} as customer_id, ${purchaseDay(settings.timeZone)} as day,
      ${purchaseMoney("amount", settings)} as amount, ${purchaseMoney("margin", settings)} as margin
    from ${purchase}
    where ${purchase.organizationId} = ${tx.organizationId} and ${purchase.amount} >= 0`;
}

interface History extends Record<string, string | number> {
  id: string;
  x: number;
  recency: number;
  age: number;
  value: number;
  share: number;
  later: number;
}

function historiesUntil(tx: Tx, settings: ValueSettings, { until, isMargin }: Known): SQL {
  const end = sql`${until}::date`;
  const share = sql`coalesce(${customer.grossMargin}, ${settings.grossMargin}::numeric, 1)`;
  const worth = isMargin ? sql`coalesce(margin, amount * ${share})` : sql`amount`;
  return sql`
    with days as (
      select customer_id, day, min(${share}) as share, sum(${worth}) as value
      from (${bought(tx, settings)}) as bought join ${customer}
        on ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = customer_id
      where amount is not null group by customer_id, day
    ), firsts as (
      select *, min(day) over (partition by customer_id) as first from days
    )
    select customer_id as id, (count(*) filter (where day <= ${end}))::int - 1 as x,
      coalesce(max(day) filter (where day <= ${end}) - min(first), 0) as recency,
      ${end} - min(first) as age,
      coalesce(avg(value) filter (where day > first and day <= ${end}), 0)::float8 as value,
      min(share)::float8 as share, (count(*) filter (where day > ${end}))::int as later
    from firsts where first <= ${end} group by customer_id order by customer_id`;
}

/** Repeat purchase days of all customers by week since the first purchase of anybody. */
export async function readRepeatsByWeek(
  tx: Tx,
  settings: ValueSettings,
  calibrationEnd: string,
): Promise<{ week: number; repeats: number; started: number }[]> {
  return tx.db.execute<{ week: number; repeats: number; started: number }>(sql`
    with days as (
      select distinct ${purchase.customerId} as customer_id, ${purchaseDay(settings.timeZone)} as day
      from ${purchase}
      where ${purchase.organizationId} = ${tx.organizationId} and ${purchase.amount} >= 0
        and ${purchaseMoney("amount", settings)} is not null
    ), firsts as (
      select day, min(day) over (partition by customer_id) as first, min(day) over () as start from days
    )
    select ((day - start) / 7)::int as week, (count(*) filter (where day > first))::int as repeats,
      (count(*) filter (where day = first))::int as started
    from firsts where first <= ${calibrationEnd}::date group by 1 order by 1`);
}
