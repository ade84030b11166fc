import { type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customerBegins } from "@/lib/db/customer-begins";
import {
  customerWorth,
  lastEstimate,
  sourceOfWorth,
  type WorthSource,
  whileHere,
} from "@/lib/db/customer-worth";
import { literally } from "@/lib/db/literally";
import { customer } from "@/lib/db/tables/customers";
import { response } from "@/lib/db/tables/responses";
import { interaction } from "@/lib/db/tables/touchpoints";
import { customerValue } from "@/lib/db/tables/value";
import { isUuid } from "@/lib/ground/is-uuid";
import type { ValueSettings } from "@/lib/value/histories.store";
import type { Estimate, KnownWorth, ListedPerson, MonthValue } from "@/lib/value/people/shapes";

/** Who is meant. */
export interface Which {
  condition: SQL;
  /** Whether an index finds them: all of them are then found before they are put in order. */
  isIndexed: boolean;
}

/** Whose own id this is. */
export function hasId(search: string): Which {
  const named = sql`${customer.externalId} = ${search}`;
  const condition = isUuid(search) ? sql`(${named} or ${customer.id} = ${search}::uuid)` : named;
  return { condition, isIndexed: true };
}

/** Whose name, last name or address begins with this. */
export function begins(search: string): Which {
  return { condition: customerBegins(search), isIndexed: true };
}

/** Whose id, name or address holds this: everybody is looked at until there are enough. */
export function holds(search: string): Which {
  const part = `%${literally(search)}%`;
  const condition = sql`(${customer.name} ilike ${part} or ${customer.email} ilike ${part}
    or ${customer.externalId} ilike ${part})`;
  return { condition, isIndexed: false };
}

function idsOf(tx: Tx, which: Which | undefined): SQL {
  return sql`select ${customer.id} as id from ${customer}
    where ${customer.organizationId} = ${tx.organizationId} and ${customer.erasedAt} is null
      ${which ? sql`and ${which.condition}` : sql``}`;
}

export async function isAnybody(tx: Tx, which: Which): Promise<boolean> {
  const [found] = await tx.db.execute<{ isAny: boolean }>(sql`
    with found as materialized (${idsOf(tx, which)}) select exists (select from found) as "isAny"`);
  return found?.isAny ?? false;
}

interface Page {
  which: Which | undefined;
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
    with found as ${which?.isIndexed ? sql`` : sql`not`} materialized (${idsOf(tx, which)}),
    page as materialized (
      select id from found ${after ? sql`where id < ${after}::uuid` : sql``}
      order by id desc limit ${limit}
    )
    select ${customer.id} as id, ${customer.externalId} as "externalId", ${customer.name} as name,
      ${customer.email} as email, ${customer.segment} as segment,
      (${customerWorth(settings, sql`estimate.clv`)})::float8 as value,
      ${whileHere(settings, sql`estimate.tier`)} as tier,
      heard.class, to_char(seen.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "seenAt"
    from page join ${customer} on ${customer.organizationId} = ${tx.organizationId}
      and ${customer.id} = page.id
    left join lateral (
      select ${customerValue.clv} as clv, ${customerValue.tier} as tier,
        ${customerValue.model} as model from ${customerValue}
      where ${ours(customerValue)} and ${customerValue.customerId} = page.id
      order by ${customerValue.month} desc limit 1
    ) as estimate on estimate.model = ${settings.valueModel}
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

const wholeEstimate = sql`jsonb_build_object('clv', ${customerValue.clv},
  'clvLow', ${customerValue.clvLow}, 'clvHigh', ${customerValue.clvHigh},
  'probabilityAlive', ${customerValue.probabilityAlive},
  'expectedTransactions', ${customerValue.expectedTransactions},
  'tier', ${customerValue.tier}, 'model', ${customerValue.model})`;

/** What a customer is worth to the organisation, and whence that is known. */
export async function findWorth(
  tx: Tx,
  settings: ValueSettings,
  customerId: string,
): Promise<KnownWorth | null> {
  const [found] = await tx.db.execute<{
    amount: number | null;
    source: WorthSource | null;
    estimate: Estimate | null;
  }>(sql`
    select (${customerWorth(settings)})::float8 as amount, ${sourceOfWorth(settings)} as source,
      ${whileHere(settings, lastEstimate(wholeEstimate, settings))} as estimate
    from ${customer}
    where ${customer.organizationId} = ${tx.organizationId} and ${customer.id} = ${customerId}`);
  const { amount, source, estimate = null } = found ?? {};
  if (amount == null || source == null) return null;
  if (source === "imported") return { source, amount, estimate };
  if (source === "elements") return { source, amount };
  return estimate && { source, amount, estimate };
}
