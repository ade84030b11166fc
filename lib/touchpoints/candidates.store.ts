import {
  and,
  eq,
  gt,
  inArray,
  isNotNull,
  isNull,
  ne,
  notInArray,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { eachId } from "@/lib/db/among";
import { customerWorth } from "@/lib/db/customer-worth";
import { type CustomerAmount, customerMoney } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { worthRulesOf } from "@/lib/db/worth-rules-of";
import { mostPerMailbox, mostPerPhone } from "@/lib/delivery/address";

const ours = (tx: Tx) => eq(customer.organizationId, tx.organizationId);

export type Addresses = Awaited<ReturnType<typeof customersAndTheirs>>[number];

const columns = sql`id, mailbox, phone`;
const most = { mailbox: mostPerMailbox, phone: mostPerPhone };

/**
 * Customers by each of these addresses. One more of each than there may be of a person tells that it
 * belongs to nobody in particular, and however many share it, no more are read.
 */
const reachedBy = (tx: Tx, address: keyof typeof most, these: SQL) => sql`select theirs.*
  from ${these} as reached (address) cross join lateral (
    select ${columns} from customer
    where organization_id = ${tx.organizationId} and ${sql.raw(address)} = reached.address
    limit ${sql.raw(String(most[address] + 1))}) as theirs`;

const found = {
  id: sql<string>`id`,
  mailbox: sql<string | null>`mailbox`,
  phone: sql<string | null>`phone`,
};

/**
 * By what these customers can be reached, and others who can be reached by one of their addresses;
 * each once. All are looked up by key, one address after another.
 */
export async function customersAndTheirs(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  const known = (address: SQL) =>
    sql`(select distinct ${address} from known where ${address} is not null)`;
  const all = sql`(
    with known as materialized (
      select mine.* from ${eachId(customerIds)} cross join lateral (
        select ${columns} from customer
        where organization_id = ${tx.organizationId} and id = one.id limit 1) as mine)
    select * from known
    union ${reachedBy(tx, "mailbox", known(sql`mailbox`))}
    union ${reachedBy(tx, "phone", known(sql`phone`))}) as found`;
  return tx.db.select(found).from(all).prepare("customers_and_theirs").execute();
}

/** Customers who can be reached by one of these; each once. */
export async function customersReachedBy(
  tx: Tx,
  mailboxes: readonly string[],
  phones: readonly string[],
): Promise<Addresses[]> {
  if (mailboxes.length + phones.length === 0) return [];
  const each = (texts: readonly string[]) => sql`unnest(${sql.param([...texts])}::text[])`;
  const all = sql`(${reachedBy(tx, "mailbox", each(mailboxes))}
    union ${reachedBy(tx, "phone", each(phones))}) as found`;
  return tx.db.select(found).from(all).prepare("customers_reached_by").execute();
}

const saidOf = {
  id: customer.id,
  segment: customer.segment,
  locale: customer.locale,
  timezone: customer.timeZone,
  preferredChannel: customer.preferredChannel,
  retained: customer.retained,
  attributes: customer.attributes,
};

/**
 * What conditions may ask about these customers; amounts are in the organisation's currency, and what a
 * customer is worth is what every page says it is.
 */
export async function factsOfCustomers(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  const rules = await worthRulesOf(tx);
  const money = (amount: SQL) => sql<number | null>`(${amount})::float8`;
  const amount = (column: CustomerAmount) => money(customerMoney(column, rules)).as(column);
  const found = tx.db
    .select({
      ...saidOf,
      clv: money(customerWorth(rules)).as("clv"),
      annualRevenue: amount("annualRevenue"),
      costToServe: amount("costToServe"),
      acquisitionCost: amount("acquisitionCost"),
    })
    .from(customer)
    .where(and(ours(tx), eq(customer.id, sql`one.id`)))
    .limit(1)
    .as("customer");
  return tx.db
    .select({
      ...saidOf,
      clv: sql<number | null>`"clv"`,
      annualRevenue: sql<number | null>`"annualRevenue"`,
      costToServe: sql<number | null>`"costToServe"`,
      acquisitionCost: sql<number | null>`"acquisitionCost"`,
    })
    .from(eachId(customerIds))
    .crossJoinLateral(found)
    .prepare("facts_of_customers")
    .execute();
}

/** An invitation that ended before it reached its customer has asked nobody. */
export const hasAsked = or(
  notInArray(invitation.status, ["failed", "cancelled"]),
  isNotNull(invitation.sentAt),
  isNotNull(invitation.answeredAt),
);

/** When these customers were or will be asked since a moment, by which survey. */
export async function asksOfCustomers(
  tx: Tx,
  customerIds: readonly string[],
  since: Date,
  exceptInteraction?: string,
) {
  if (customerIds.length === 0) return [];
  const isMeant =
    exceptInteraction === undefined
      ? undefined
      : or(isNull(invitation.interactionId), ne(invitation.interactionId, exceptInteraction));
  const found = sql`${eachId(customerIds)} cross join lateral (
    select survey_id, due_at from ${invitation}
    where ${and(
      eq(invitation.organizationId, tx.organizationId),
      eq(invitation.customerId, sql`one.id`),
      hasAsked,
      gt(invitation.dueAt, since),
      isMeant,
    )} offset 0) as asked`;
  return tx.db
    .select({
      customerId: sql<string>`one.id`,
      surveyId: sql<string>`asked.survey_id`,
      at: sql`asked.due_at`.mapWith(invitation.dueAt),
    })
    .from(found)
    .prepare("asks_of_customers")
    .execute();
}

/** When triggers ask about one interaction. */
export async function asksAbout(tx: Tx, interactionId: string) {
  return tx.db
    .select({ triggerId: invitation.triggerId, at: invitation.dueAt })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.interactionId, interactionId),
        isNotNull(invitation.triggerId),
        hasAsked,
      ),
    );
}

/** How many each of these triggers asks on the days since a moment, by the clock of a time zone. */
export async function askedByDay(tx: Tx, triggerIds: readonly string[], zone: string, since: Date) {
  if (triggerIds.length === 0) return [];
  const day = sql<number>`(${invitation.dueAt} at time zone ${zone})::date - date '1970-01-01'`;
  const count = sql<number>`count(*)::int`;
  return tx.db
    .select({ triggerId: invitation.triggerId, day, count })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        isNotNull(invitation.triggerId),
        inArray(invitation.triggerId, [...triggerIds]),
        hasAsked,
        gt(invitation.dueAt, since),
      ),
    )
    .groupBy(invitation.triggerId, sql`2`);
}
