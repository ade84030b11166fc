import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
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
}

export async function readValueSettings(tx: Tx): Promise<ValueSettings> {
  const [found] = await tx.db.execute<{
    currency: string;
    timeZone: string;
    grossMargin: number | null;
    minimumGroupSize: number;
  }>(sql`select currency, time_zone as "timeZone", gross_margin::float8 as "grossMargin",
    minimum_group_size as "minimumGroupSize" from ${organization} where id = ${tx.organizationId}`);
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
  const { timeZone, grossMargin } = settings;
  const share = sql`coalesce(${customer.grossMargin}, ${grossMargin}::numeric, 1)`;
  const [read] = await tx.db.execute<{ [Key in keyof Histories]: Histories[Key] | null }>(sql`
    with bought as (
      select ${purchase.customerId} as customer_id, ${purchaseDay(timeZone)} as day,
        ${purchaseMoney("amount", settings)} as amount,
        ${purchaseMoney("margin", settings)} as margin, ${share} as share
      from ${purchase} join ${customer} on ${customer.organizationId} = ${purchase.organizationId}
        and ${customer.id} = ${purchase.customerId}
      where ${purchase.organizationId} = ${tx.organizationId} and ${purchase.amount} >= 0
    ), known as (
      select coalesce(${calibrationEnd ?? null}::date, max(day)) as until, max(day) as last,
        bool_or(margin is not null) as is_margin, count(*) filter (where amount is null)::int as other
      from bought
    ), days as (
      select customer_id, day, min(share) as share,
        sum(case when is_margin then coalesce(margin, amount * share) else amount end) as value
      from bought, known where amount is not null group by customer_id, day
    ), firsts as (
      select customer_id, day, value, share, min(day) over (partition by customer_id) as first
      from days
    ), histories as (
      select customer_id, min(first) as first, min(share)::float8 as share,
        (count(*) filter (where day <= until))::int - 1 as x,
        coalesce(max(day) filter (where day <= until) - min(first), 0) as recency,
        min(until) - min(first) as age,
        coalesce(avg(value) filter (where day > first and day <= until), 0)::float8 as value,
        (count(*) filter (where day > until))::int as later
      from firsts, known where first <= until group by customer_id
    )
    select json_agg(customer_id order by customer_id) as ids, json_agg(x order by customer_id) as x,
      json_agg(recency order by customer_id) as recency, json_agg(age order by customer_id) as age,
      json_agg(value order by customer_id) as value,
      json_agg(share order by customer_id) as "marginShare",
      json_agg(later order by customer_id) as later,
      (select until::text from known) as until, (select last::text from known) as last,
      (select other from known) as "withoutRate", (select is_margin from known) as "isMargin"
    from histories`);
  return {
    ids: read?.ids ?? [],
    x: read?.x ?? [],
    recency: read?.recency ?? [],
    age: read?.age ?? [],
    value: read?.value ?? [],
    marginShare: read?.marginShare ?? [],
    later: read?.later ?? [],
    until: read?.until ?? null,
    last: read?.last ?? null,
    withoutRate: read?.withoutRate ?? 0,
    isMargin: read?.isMargin ?? false,
  };
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
