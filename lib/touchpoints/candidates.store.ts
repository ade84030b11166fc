import { and, eq, gt, inArray, isNotNull, isNull, ne, notInArray, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, amongTexts } from "@/lib/db/among";
import { type CustomerAmount, customerMoney } from "@/lib/db/money";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { worthRulesOf } from "@/lib/db/worth-rules-of";

const ours = (tx: Tx) => eq(customer.organizationId, tx.organizationId);

const addresses = { id: customer.id, mailbox: customer.mailbox, phone: customer.phone };
export type Addresses = Awaited<ReturnType<typeof addressesOf>>[number];

/** By what these customers can be reached. */
export async function addressesOf(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  return tx.db
    .select(addresses)
    .from(customer)
    .where(and(ours(tx), amongIds(customer.id, customerIds)));
}

/** Every customer who can be reached by one of these. */
export async function customersReachedBy(
  tx: Tx,
  mailboxes: readonly string[],
  phones: readonly string[],
): Promise<Addresses[]> {
  if (mailboxes.length + phones.length === 0) return [];
  return tx.db
    .select(addresses)
    .from(customer)
    .where(
      and(
        ours(tx),
        or(
          mailboxes.length > 0 ? amongTexts(customer.mailbox, mailboxes) : undefined,
          phones.length > 0 ? amongTexts(customer.phone, phones) : undefined,
        ),
      ),
    );
}

/** What conditions may ask about these customers; amounts are in the organisation's currency. */
export async function factsOfCustomers(tx: Tx, customerIds: readonly string[]) {
  if (customerIds.length === 0) return [];
  const rules = await worthRulesOf(tx);
  const amount = (column: CustomerAmount) =>
    sql<number | null>`(${customerMoney(column, rules)})::float8`;
  return tx.db
    .select({
      id: customer.id,
      segment: customer.segment,
      locale: customer.locale,
      timezone: customer.timeZone,
      preferredChannel: customer.preferredChannel,
      clv: amount("clv"),
      annualRevenue: amount("annualRevenue"),
      costToServe: amount("costToServe"),
      acquisitionCost: amount("acquisitionCost"),
      retained: customer.retained,
      attributes: customer.attributes,
    })
    .from(customer)
    .where(and(ours(tx), amongIds(customer.id, customerIds)));
}

/** An invitation that failed or was called off has asked nobody. */
const asks = notInArray(invitation.status, ["failed", "cancelled"]);

/** When these customers were or will be asked since a moment, by which survey. */
export async function asksOfCustomers(
  tx: Tx,
  customerIds: readonly string[],
  since: Date,
  exceptInteraction?: string,
) {
  if (customerIds.length === 0) return [];
  return tx.db
    .select({
      customerId: invitation.customerId,
      surveyId: invitation.surveyId,
      at: invitation.dueAt,
    })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.customerId, customerIds),
        asks,
        gt(invitation.dueAt, since),
        exceptInteraction === undefined
          ? undefined
          : or(isNull(invitation.interactionId), ne(invitation.interactionId, exceptInteraction)),
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
        asks,
        gt(invitation.dueAt, since),
      ),
    )
    .groupBy(invitation.triggerId, sql`2`);
}
