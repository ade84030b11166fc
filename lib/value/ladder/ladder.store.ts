import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { worthWhenLastHere } from "@/lib/db/customer-worth";
import { customer, purchase, referral } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { newestEstimates } from "@/lib/value/estimates.store";
import type { ValueSettings } from "@/lib/value/histories.store";
import type { CustomerBehind, MigrationCell, Rung, Span } from "@/lib/value/ladder/rungs";
import { ownWords, saysInOwnWords } from "@/lib/value/own-words.store";

/** What the organisation decided: where a day ends, and what a customer is worth without a model. */
type Place = Pick<ValueSettings, "timeZone" | "currency" | "grossMargin" | "today" | "valueModel">;

/** How many customers, and what they are worth, by their rung on the eve of a span and at its end. */
export async function countMigration(tx: Tx, span: Span, place: Place): Promise<MigrationCell[]> {
  return tx.db.execute<{ [Key in keyof MigrationCell]: MigrationCell[Key] }>(sql`
    ${moved(tx, span, place)}
    select before as "from", after as "to", count(*)::int as n, count(worth)::int as valued,
      coalesce(sum(worth), 0)::float8 as value
    from moved where (before, after) not in (('left', 'left'), ('new', 'new'))
    group by before, after order by before, after`);
}

interface Cell {
  from: Rung;
  to: Rung;
}

interface ListedBehind {
  span: Span;
  place: Place;
  limit: number;
  after: { value: number | null; id: string } | undefined;
}

/** The customers of one cell, the most valuable first, after a place in that order. */
export async function listBehind(
  tx: Tx,
  { from, to }: Cell,
  { span, place, limit, after }: ListedBehind,
): Promise<CustomerBehind[]> {
  const order = sql`coalesce(worth, '-Infinity'::float8)`;
  const last = after && sql`${after.value ?? "-Infinity"}::float8`;
  const further = after
    ? sql`and (${order} < ${last} or (${order} = ${last} and moved.id > ${after.id}::uuid))`
    : sql``;
  return tx.db.execute<{ [Key in keyof CustomerBehind]: CustomerBehind[Key] }>(sql`
    ${moved(tx, span, place)}
    select moved.id, ${customer.externalId} as "externalId", ${customer.name} as name,
      ${customer.segment} as segment, moved.worth as value, last.class,
      to_char(last.answered_at at time zone ${place.timeZone}, 'YYYY-MM-DD') as "answeredAt"
    from moved join ${customer}
      on ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = moved.id
    left join lateral (${lastAnswer(tx, endOf(span.to, place))}) as last on true
    where moved.before = ${from} and moved.after = ${to} ${further}
    order by ${order} desc, moved.id limit ${limit}`);
}

/** The first moment after a day. */
function endOf(day: string, { timeZone }: Place): SQL {
  return sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`;
}

/** Everybody with the rungs before and after the span, and their last known value. */
function moved(tx: Tx, { from, to }: Span, place: Place): SQL {
  const eve = sql`(${from}::date - 1)`;
  const start = sql`(${from}::date::timestamp at time zone ${place.timeZone})`;
  return sql`with own_words as (${ownWords(tx)}),
    estimate as (${newestEstimates(tx.organizationId, place.valueModel)}),
    before as (${rungsAt(tx, eve, start, place)}),
    after as (${rungsAt(tx, sql`${to}::date`, endOf(to, place), place)}),
    moved as (
      select before.id, before.rung as before, after.rung as after,
        (${worthWhenLastHere(place, sql`estimate.clv`)})::float8 as worth
      from before join after on after.id = before.id
      join ${customer} on ${customer.organizationId} = ${tx.organizationId}
        and ${customer.id} = before.id
      left join estimate on estimate.id = before.id
    )`;
}

/**
 * Each customer's rung as a day ended: by the class of the last answer, and then by what they did.
 * Loyal is who bought again twice, buys two products or has stayed a year; an advocate is a promoter
 * who has sent somebody or said something in their own words within a year; referrals that only the
 * KPI knows have no date and count always.
 */
function rungsAt(tx: Tx, day: SQL, end: SQL, { timeZone }: Place): SQL {
  const since = sql`${end} - interval '1 year'`;
  const boughtOn = sql`(${purchase.occurredAt} at time zone ${timeZone})::date`;
  return sql`
    select ${customer.id} as id, case
      when ${customer.churnedAt} <= ${day}
        or (${customer.churnedAt} is null and ${customer.retained} = false) then 'left'
      when ${customer.acquiredAt} > ${day} then 'new'
      when heard.class is null then 'never answered'
      when heard.class = 'detractor' then 'at risk'
      when heard.class = 'promoter' and (heard.spoke
        or coalesce(sent.lately, (${customer.kpis} ->> 'referrals')::float8, 0) > 0) then 'advocate'
      when bought.days > 2 or bought.products > 1
        or ${customer.acquiredAt} <= ${day} - interval '1 year' then 'loyal'
      else 'satisfied' end as rung
    from ${customer} left join (
      select ${response.subjectId} as id,
        (array_agg(${response.class} order by ${response.answeredAt} desc, ${response.id} desc)
          filter (where ${response.class} is not null))[1] as class,
        bool_or(${response.answeredAt} >= ${since} and ${saysInOwnWords}) as spoke
      from ${response}
      where ${response.organizationId} = ${tx.organizationId} and ${response.answeredAt} < ${end}
      group by 1
    ) as heard on heard.id = ${customer.id} left join (
      select ${purchase.customerId} as id, count(distinct ${boughtOn}) as days,
        count(distinct ${purchase.product}) as products
      from ${purchase}
      where ${purchase.organizationId} = ${tx.organizationId} and ${purchase.occurredAt} < ${end}
        and ${purchase.amount} > 0
      group by 1
    ) as bought on bought.id = ${customer.id} left join (
      select ${referral.customerId} as id, coalesce(sum(${referral.count}) filter (where
        ${referral.occurredAt} >= ${since} and ${referral.occurredAt} < ${end}), 0) as lately
      from ${referral} where ${referral.organizationId} = ${tx.organizationId} group by 1
    ) as sent on sent.id = ${customer.id}
    where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null`;
}

function lastAnswer(tx: Tx, end: SQL): SQL {
  return sql`select ${response.class} as class, ${response.answeredAt} as answered_at
    from ${response} where ${response.organizationId} = ${tx.organizationId}
      and ${response.subjectId} = moved.id and ${response.class} is not null
      and ${response.answeredAt} < ${end}
    order by ${response.answeredAt} desc, ${response.id} desc limit 1`;
}
