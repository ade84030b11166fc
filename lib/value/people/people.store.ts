import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerWorth } from "@/lib/db/customer-worth";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import { customerValue } from "@/lib/db/tables/value";
import type { ValueSettings } from "@/lib/value/histories.store";
import type { ListedPerson, MonthValue } from "@/lib/value/people/shapes";

const literally = (text: string) => text.replaceAll(/[\\%_]/g, "\\$&");

const isUuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);

/** Whose own id this is: found by index, however many customers there are. */
export function hasId(search: string): SQL {
  const named = sql`${customer.externalId} = ${search}`;
  return isUuid(search) ? sql`(${named} or ${customer.id} = ${search}::uuid)` : named;
}

/** Whose name or address holds this. */
export function isCalled(search: string): SQL {
  const part = `%${literally(search)}%`;
  return sql`(${customer.name} ilike ${part} or ${customer.email} ilike ${part}
    or ${customer.externalId} ilike ${part})`;
}

interface Page {
  which: SQL | undefined;
  limit: number;
  after: string | undefined;
}

/** Customers, the newest first: who they are is settled before anything else is looked up. */
export async function listPeople(
  tx: Tx,
  settings: ValueSettings,
  { which, limit, after }: Page,
): Promise<ListedPerson[]> {
  const ours = (table: typeof customerValue | typeof response | typeof interaction) =>
    sql`${table.organizationId} = ${tx.organizationId}`;
  return tx.db.execute<{ [Key in keyof ListedPerson]: ListedPerson[Key] }>(sql`
    with page as materialized (
      select ${customer.id} as id from ${customer}
      where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
        ${which ? sql`and ${which}` : sql``}
        ${after ? sql`and ${customer.id} < ${after}::uuid` : sql``}
      order by ${customer.id} desc limit ${limit}
    )
    select ${customer.id} as id, ${customer.externalId} as "externalId", ${customer.name} as name,
      ${customer.email} as email, ${customer.segment} as segment,
      coalesce(estimate.clv, (${customerWorth(settings)})::float8) as value, estimate.tier,
      heard.class, to_char(seen.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt"
    from page join ${customer} on ${customer.organizationId} = ${tx.organizationId}
      and ${customer.id} = page.id
    left join lateral (
      select ${customerValue.clv} as clv, ${customerValue.tier} as tier from ${customerValue}
      where ${ours(customerValue)} and ${customerValue.customerId} = page.id
      order by ${customerValue.month} desc limit 1
    ) as estimate on true
    left join lateral (
      select ${response.class} as class from ${response}
      where ${ours(response)} and ${response.subjectId} = page.id and ${response.class} is not null
      order by ${response.answeredAt} desc, ${response.id} desc limit 1
    ) as heard on true
    left join lateral (
      select ${interaction.occurredAt} as at from ${interaction}
      where ${ours(interaction)} and ${interaction.customerId} = page.id
      order by ${interaction.occurredAt} desc limit 1
    ) as seen on true
    order by page.id desc`);
}

/** A customer's estimates, the earliest first; those of the last so many months. */
export async function listMonthValues(
  tx: Tx,
  customerId: string,
  months: number,
): Promise<MonthValue[]> {
  const rows = await tx.db.execute<{ [Key in keyof MonthValue]: MonthValue[Key] }>(sql`
    select to_char(${customerValue.month}, 'YYYY-MM-DD') as month, ${customerValue.clv} as clv,
      ${customerValue.clvLow} as "clvLow", ${customerValue.clvHigh} as "clvHigh"
    from ${customerValue} where ${customerValue.organizationId} = ${tx.organizationId}
      and ${customerValue.customerId} = ${customerId}
    order by ${customerValue.month} desc limit ${months}`);
  return [...rows].reverse();
}

/** What a customer is worth to the organisation: as it was brought, from its elements, else estimated. */
export async function findWorth(
  tx: Tx,
  settings: ValueSettings,
  customerId: string,
): Promise<number | null> {
  const [found] = await tx.db.execute<{ worth: number | null }>(sql`
    select (${customerWorth(settings)})::float8 as worth from ${customer}
    where ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = ${customerId}`);
  return found?.worth ?? null;
}
