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

const ours = (tx: Tx) => eq(customer.organizationId, tx.organizationId);

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
