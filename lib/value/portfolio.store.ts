import { sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import {
  customerWorth,
  hasLeft,
  sourceOfWorth,
  type WorthRules,
  type WorthSource,
  worthSources,
} from "@/lib/db/customer-worth";
import { customer, purchase } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { newestEstimates } from "@/lib/value/estimates.store";

/** Customers of one class or segment, and what they are worth together. */
export interface ValueGroup extends Record<string, string | number | null> {
  key: string;
  n: number;
  total: number;
  /** Sample standard deviation of their values. */
  sd: number | null;
}

const newest = sql`estimate.clv`;

/** Of those who have not left, what each is worth and whence that is known, beside the class of their last answer. */
const valued = ({ organizationId }: Tx, rules: WorthRules) => sql`
  with estimate as (${newestEstimates(organizationId, rules.valueModel)}), worth as (
    select * from (
      select ${customer.id} as id, (${customerWorth(rules, newest)})::float8 as clv,
        ${sourceOfWorth(rules, newest)} as source
      from ${customer} left join estimate on estimate.id = ${customer.id}
      where ${customer.organizationId} = ${organizationId} and ${customer.erasedAt} is null
        and not ${hasLeft(rules)}
    ) as everybody where clv is not null
  ), latest as (
    select distinct on (${response.subjectId}) ${response.subjectId} as id, ${response.class} as class
    from ${response}
    where ${response.organizationId} = ${organizationId} and ${response.class} is not null
    order by ${response.subjectId}, ${response.answeredAt} desc, ${response.id} desc
  )`;

/** Of how many customers it is known what they are worth, and whence. */
export async function countValued(tx: Tx, rules: WorthRules): Promise<Record<WorthSource, number>> {
  const counted = worthSources.map(
    (source) => sql`(count(*) filter (where source = ${source}))::int as ${sql.identifier(source)}`,
  );
  const [found] = await tx.db.execute<Record<WorthSource, number>>(sql`${valued(tx, rules)}
    select ${sql.join(counted, sql`, `)} from worth`);
  return found ?? { imported: 0, elements: 0, estimated: 0 };
}

export async function valueByClass(tx: Tx, rules: WorthRules): Promise<ValueGroup[]> {
  return tx.db.execute<ValueGroup>(sql`${valued(tx, rules)}
    select coalesce(latest.class, 'no answer') as key, count(*)::int as n, sum(worth.clv)::float8 as total,
      stddev_samp(worth.clv)::float8 as sd
    from worth left join latest on latest.id = worth.id group by latest.class
    order by array_position(array['promoter', 'passive', 'detractor'], latest.class)`);
}

export async function valueBySegment(tx: Tx, rules: WorthRules): Promise<ValueGroup[]> {
  return tx.db.execute<ValueGroup>(sql`${valued(tx, rules)}
    select coalesce(${customer.segment}, 'no segment') as key, count(*)::int as n,
      sum(worth.clv)::float8 as total, stddev_samp(worth.clv)::float8 as sd
    from worth join ${customer} on ${customer.organizationId} = ${tx.organizationId}
      and ${customer.id} = worth.id
    group by 1 order by 3 desc limit 12`);
}

/** By the year of the first day: everybody who came then, how many are there still, and their value. */
export async function valueByCohort(
  tx: Tx,
  rules: WorthRules,
): Promise<(ValueGroup & { came: number; here: number })[]> {
  return tx.db.execute<ValueGroup & { came: number; here: number }>(sql`${valued(tx, rules)}
    select to_char(${customer.acquiredAt}, 'YYYY') as key, count(*)::int as came,
      (count(*) filter (where not ${hasLeft(rules)}))::int as here,
      count(worth.clv)::int as n, coalesce(sum(worth.clv), 0)::float8 as total,
      stddev_samp(worth.clv)::float8 as sd
    from ${customer} left join worth on worth.id = ${customer.id}
    where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
      and ${customer.acquiredAt} <= ${rules.today}::date
    group by 1 order by 1 desc limit 12`);
}

/** Of those who left and had answered, how many were no detractors at their last answer. */
export async function countDefectors(tx: Tx, rules: WorthRules) {
  const [found] = await tx.db.execute<{ left: number; satisfied: number }>(sql`
    ${valued(tx, rules)}
    select count(*)::int as left, (count(*) filter (where latest.class <> 'detractor'))::int as satisfied
    from ${customer} join latest on latest.id = ${customer.id}
    where ${customer.organizationId} = ${tx.organizationId}
      and ${hasLeft(rules)}`);
  return found ?? { left: 0, satisfied: 0 };
}

/** What there is to model from. */
export async function countEvidence(tx: Tx) {
  const [found] = await tx.db.execute<{
    buyers: number;
    repeaters: number;
    dated: number;
    left: number;
    elements: number;
  }>(sql`
    select (select count(distinct ${purchase.customerId})::int from ${purchase}
        where ${purchase.organizationId} = ${tx.organizationId}) as buyers,
      (select count(*)::int from (select ${purchase.customerId} from ${purchase}
        where ${purchase.organizationId} = ${tx.organizationId}
        group by ${purchase.customerId}
        having min(${purchase.occurredAt}) < max(${purchase.occurredAt})) as several) as repeaters,
      count(${customer.acquiredAt})::int as dated, count(${customer.churnedAt})::int as left,
      (count(*) filter (where ${customer.acquiredAt} is not null
        and ${customer.annualRevenue} is not null and ${customer.costToServe} is not null and ${customer.acquisitionCost} is not null))::int
        as elements
    from ${customer} where ${customer.organizationId} = ${tx.organizationId}`);
  return found ?? { buyers: 0, repeaters: 0, dated: 0, left: 0, elements: 0 };
}
