import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { purchaseMoney } from "@/lib/db/money";
import { customer, purchase, referral } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import type { ValueSettings } from "@/lib/value/histories.store";
import { ownWords, saysInOwnWords } from "@/lib/value/own-words.store";
import type { AnswerClass } from "@/lib/value/retention/shapes";

/** Sums over the customers of one class. */
export interface DeedSums extends Record<string, string | number> {
  class: AnswerClass;
  n: number;
  bought: number;
  wrote: number;
  products: number;
  productsSquared: number;
  /** Customers of whom referrals are counted. */
  counted: number;
  referrals: number;
  referralsSquared: number;
  /** What was bought since and before, in the organisation's currency. */
  after: number;
  before: number;
  afterSquared: number;
  afterBefore: number;
  beforeSquared: number;
}

/**
 * What customers did in the half year since a day, by the class of their last answer before it. Who
 * had left by then is not counted; who left since did what they did. Whose referrals have no dates
 * goes by those the KPI knows, of whatever time; where others have dated ones, no number is none.
 */
export async function sumDeeds(
  tx: Tx,
  settings: Pick<ValueSettings, "timeZone" | "currency">,
  since: string,
): Promise<DeedSums[]> {
  const start = sql`(${since}::date::timestamp at time zone ${settings.timeZone})`;
  const spent = purchaseMoney("amount", settings);
  return tx.db.execute<DeedSums>(sql`
    with own_words as (${ownWords(tx)}), heard as (
      select ${response.subjectId} as id,
        (array_agg(${response.class} order by ${response.answeredAt} desc, ${response.id} desc)
          filter (where ${response.class} is not null and ${response.answeredAt} < ${start}))[1]
          as class,
        bool_or(${response.answeredAt} >= ${start} and ${saysInOwnWords}) as wrote
      from ${response} where ${response.organizationId} = ${tx.organizationId} group by 1
    ), spent as (
      select ${purchase.customerId} as id,
        count(*) filter (where ${purchase.occurredAt} >= ${start} and ${purchase.amount} > 0) as times,
        count(distinct ${purchase.product}) filter (where ${purchase.occurredAt} >= ${start}
          and ${purchase.amount} > 0)
          as products,
        coalesce(sum(${spent}) filter (where ${purchase.occurredAt} >= ${start}), 0)::float8
          as after,
        coalesce(sum(${spent}) filter (where ${purchase.occurredAt} < ${start}), 0)::float8
          as before
      from ${purchase} where ${purchase.organizationId} = ${tx.organizationId}
        and ${purchase.occurredAt} >= ${start} - interval '6 months'
      group by 1
    ), sent as (
      select ${referral.customerId} as id,
        coalesce(sum(${referral.count}) filter (where ${referral.occurredAt} >= ${start}), 0)::float8
          as n
      from ${referral} where ${referral.organizationId} = ${tx.organizationId}
        and ${referral.count} > 0 group by 1
    ), each as (
      select heard.class, heard.wrote, coalesce(spent.times, 0) as times,
        coalesce(spent.products, 0)::float8 as products,
        coalesce(sent.n, (${customer.kpis} ->> 'referrals')::float8,
          case when exists (select 1 from sent) then 0 end) as referrals,
        coalesce(spent.after, 0) as after, coalesce(spent.before, 0) as before
      from heard join ${customer} on ${customer.organizationId} = ${tx.organizationId}
        and ${customer.id} = heard.id and ${customer.erasedAt} is null
        and coalesce(${customer.churnedAt} >= ${since}::date, true)
      left join spent on spent.id = heard.id left join sent on sent.id = heard.id
      where heard.class is not null
    )
    select class, count(*)::int as n, (count(*) filter (where times > 0))::int as bought,
      (count(*) filter (where wrote))::int as wrote, sum(products) as products,
      sum(products * products) as "productsSquared", count(referrals)::int as counted,
      coalesce(sum(referrals), 0) as referrals,
      coalesce(sum(referrals * referrals), 0) as "referralsSquared", sum(after) as after,
      sum(before) as before, sum(after * after) as "afterSquared",
      sum(after * before) as "afterBefore", sum(before * before) as "beforeSquared"
    from each group by class`);
}
