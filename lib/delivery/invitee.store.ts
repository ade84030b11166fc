import { and, eq, ne, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import type { Consents } from "@/lib/customers/consent";
import { amongTexts, eachId, eachIdInOrder } from "@/lib/db/among";
import { moreThanBounce } from "@/lib/db/more-than-bounce";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message, optOut } from "@/lib/db/tables/delivery";
import { organization } from "@/lib/db/tables/organization";
import { groupByKey } from "@/lib/db/upsert-held";
import { type Addresses, addressesOf, addressFor, comparable } from "@/lib/delivery/address";
import type { Invitee } from "@/lib/delivery/barriers";
import { type ChannelRow, findChannels } from "@/lib/delivery/channel.store";
import { type Post, postAmong } from "@/lib/delivery/letters/post-address.store";
import { openAmong } from "@/lib/delivery/open-kinds";
import { arriving, type RefusedAddresses, saidNo } from "@/lib/delivery/refused";
import { declinedSurveys } from "@/lib/delivery/survey-opt-out.store";
import { newId } from "@/lib/ground/ids";

const stored = {
  id: customer.id,
  email: customer.email,
  phone: customer.phone,
  externalId: customer.externalId,
  preferredChannel: customer.preferredChannel,
  consent: customer.consent,
  channelConsents: customer.channelConsents,
  erasedAt: customer.erasedAt,
};
const shown = { ...stored, post: sql<string | null>`post` };

/** One customer, named `one.id`, as it is looked at before it is asked. */
const inviteeRow = (tx: Tx, post: Post) =>
  tx.db
    .select({ ...stored, post: post.as("post") })
    .from(customer)
    .where(and(eq(customer.organizationId, tx.organizationId), eq(customer.id, sql`one.id`)))
    .limit(1);

/**
 * What decides whether these customers may be asked. Their rows are held until the transaction
 * ends, in the order in which everybody takes customers: whoever else wants to ask one of them
 * waits, and then sees that it was asked.
 */
export async function holdInvitees(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Invitee>> {
  if (customerIds.length === 0) return new Map();
  const channels = await findChannels(tx);
  const held = inviteeRow(tx, postAmong(channels)).for("no key update").as("customer");
  const rows = await tx.db
    .select(shown)
    .from(eachIdInOrder(customer, tx.organizationId, customerIds))
    .crossJoinLateral(held)
    .prepare("hold_invitees")
    .execute();
  return inviteesFrom(tx, rows, channels);
}

/** The same of customers who are not held, because nobody is going to be asked. */
export async function findInvitees(
  tx: Tx,
  customerIds: readonly string[],
): Promise<Map<string, Invitee>> {
  if (customerIds.length === 0) return new Map();
  const channels = await findChannels(tx);
  const found = inviteeRow(tx, postAmong(channels)).as("customer");
  const rows = await tx.db
    .select(shown)
    .from(eachId(customerIds))
    .crossJoinLateral(found)
    .prepare("find_invitees")
    .execute();
  return inviteesFrom(tx, rows, channels);
}

interface InviteeRow extends Addresses, Consents {
  id: string;
  preferredChannel: string | null;
  erasedAt: Date | null;
}

async function inviteesFrom(
  tx: Tx,
  customers: readonly InviteeRow[],
  channels: readonly ChannelRow[],
) {
  const compared = new Map(customers.map((row) => [row.id, addressesOf(row)]));
  const addresses = [...compared.values()].flat();
  const [refused, declined] = await Promise.all([
    refusedAddresses(tx, addresses),
    declinedSurveys(tx, addresses),
  ]);
  const declinedAt = groupByKey(declined, ({ address }) => address);
  const open = [...openAmong(channels)];
  const inviteeOf = (row: InviteeRow) => {
    const { id, consent, channelConsents, erasedAt, preferredChannel, ...given } = row;
    const known = compared.get(id) ?? [];
    const reached = arriving(refused, given);
    return {
      erased: erasedAt !== null,
      unsubscribed: saidNo(refused, given),
      ...{ consent, channelConsents },
      reachable: open.filter((one) => addressFor(one, reached) !== null),
      declined: known
        .flatMap((address) => declinedAt.get(address) ?? [])
        .map((one) => one.surveyId),
      preferredChannel,
    };
  };
  return new Map(customers.map((row) => [row.id, inviteeOf(row)]));
}

/** What is known against writing to these addresses, given as they are compared. */
export async function refusedAddresses(
  tx: Tx,
  addresses: readonly string[],
): Promise<RefusedAddresses> {
  if (addresses.length === 0) return new Map();
  const rows = await tx.db
    .select({ address: optOut.address, source: optOut.source })
    .from(optOut)
    .where(
      and(eq(optOut.organizationId, tx.organizationId), amongTexts(optOut.address, addresses)),
    );
  return new Map(
    rows.map(({ address, source }) => [address, source === "bounced" ? "gone" : "no"]),
  );
}

/** Keeps that addresses must not be written to; true unless all of that was known. */
export async function insertOptOuts(
  tx: Tx,
  addresses: readonly string[],
  source: (typeof optOut.$inferInsert)["source"],
): Promise<boolean> {
  if (addresses.length === 0) return false;
  const { organizationId } = tx;
  const createdAt = tx.now();
  const rows = addresses.map((address) => ({
    ...{ organizationId, id: newId() },
    ...{ address, source, createdAt },
  }));
  const added = await tx.db
    .insert(optOut)
    .values(rows)
    .onConflictDoUpdate(moreThanBounce)
    .returning({ id: optOut.id });
  return added.length > 0;
}

/**
 * Forgets the noes at addresses; true if there was one. That nothing arrives there stays known: wishing
 * for messages opens no mailbox.
 */
export async function deleteOptOuts(tx: Tx, addresses: readonly string[]): Promise<boolean> {
  if (addresses.length === 0) return false;
  const gone = await tx.db
    .delete(optOut)
    .where(
      and(
        eq(optOut.organizationId, tx.organizationId),
        amongTexts(optOut.address, addresses),
        ne(optOut.source, "bounced"),
      ),
    )
    .returning({ id: optOut.id });
  return gone.length > 0;
}

/** Keeps a no of a customer who has no address; true unless that was known. */
export async function refuseConsent(tx: Tx, customerId: string): Promise<boolean> {
  const changed = await tx.db
    .update(customer)
    .set({ consent: false, updatedAt: tx.now() })
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        eq(customer.id, customerId),
        sql`${customer.consent} is not false`,
      ),
    )
    .returning({ id: customer.id });
  return changed.length > 0;
}

/**
 * Whom an invitation went to, and whether they may still be written to: at the addresses that its
 * messages went to, and at the one the customer has now, each in small letters and named once.
 */
export async function findInvited(tx: Tx, invitationId: string) {
  const [row] = await tx.db
    .select({
      customerId: customer.id,
      surveyId: invitation.surveyId,
      email: customer.email,
      phone: customer.phone,
      locale: customer.locale,
      organizationName: organization.name,
    })
    .from(invitation)
    .innerJoin(organization, eq(organization.id, invitation.organizationId))
    .innerJoin(
      customer,
      and(
        eq(customer.organizationId, invitation.organizationId),
        eq(customer.id, invitation.customerId),
      ),
    )
    .where(and(eq(invitation.organizationId, tx.organizationId), eq(invitation.id, invitationId)));
  if (!row) return undefined;
  const written = await tx.db
    .selectDistinct({ address: message.address })
    .from(message)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        eq(message.invitationId, invitationId),
        // Whoever lives at a postal address is not known by it.
        ne(message.channel, "letter"),
      ),
    );
  const all = [...written.map(({ address }) => comparable(address)), ...addressesOf(row)];
  // In one order for everybody, so that two who stop the same addresses wait instead of failing.
  const addresses = [...new Set(all)].sort();
  const refused = await refusedAddresses(tx, addresses);
  const declined = (await declinedSurveys(tx, addresses)).some(
    ({ surveyId }) => surveyId === row.surveyId,
  );
  return { ...row, addresses, declined, optedOut: [...refused.values()].includes("no") };
}
