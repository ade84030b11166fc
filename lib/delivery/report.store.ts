import { and, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, amongTexts } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message, optOut } from "@/lib/db/tables/delivery";
import { round } from "@/lib/db/tables/rounds";
import { trigger } from "@/lib/db/tables/touchpoints";
import type { SendingKind } from "@/lib/delivery/kinds";
import { windowOf } from "@/lib/delivery/remind.store";

const ours = (tx: Tx) => eq(message.organizationId, tx.organizationId);
const reported = {
  id: message.id,
  invitationId: message.invitationId,
  providerId: message.providerId,
  address: message.address,
};

export type ReportedMessage = Awaited<ReturnType<typeof findByProviderId>>[number];

/** A channel's messages by what their provider called them. */
export async function findByProviderId(
  tx: Tx,
  channel: SendingKind,
  providerIds: readonly string[],
) {
  return tx.db
    .select(reported)
    .from(message)
    .where(
      and(ours(tx), eq(message.channel, channel), amongTexts(message.providerId, providerIds)),
    );
}

/** The latest message of each of these invitations by a channel. */
export async function findLatest(
  tx: Tx,
  channel: SendingKind,
  invitationIds: readonly string[],
): Promise<ReportedMessage[]> {
  return tx.db
    .selectDistinctOn([message.invitationId], reported)
    .from(message)
    .where(
      and(ours(tx), eq(message.channel, channel), amongIds(message.invitationId, invitationIds)),
    )
    .orderBy(message.invitationId, desc(message.id));
}

/** Those of the addresses, in small letters, that are some customer's. */
export async function knownMailboxes(tx: Tx, addresses: readonly string[]): Promise<Set<string>> {
  const rows = await tx.db
    .selectDistinct({ mailbox: customer.mailbox })
    .from(customer)
    .where(
      and(eq(customer.organizationId, tx.organizationId), amongTexts(customer.mailbox, addresses)),
    );
  return new Set(rows.flatMap(({ mailbox }) => mailbox ?? []));
}

/** Those of the numbers, as networks take them, that are some customer's, however they are written. */
export async function knownNumbers(tx: Tx, numbers: readonly string[]): Promise<string[]> {
  if (numbers.length === 0) return [];
  const rows = await tx.db
    .selectDistinct({ number: customer.networkNumber })
    .from(customer)
    .where(
      and(
        eq(customer.organizationId, tx.organizationId),
        amongTexts(customer.networkNumber, numbers),
      ),
    );
  return rows.flatMap(({ number }) => number ?? []);
}

/** Writes down that messages did not arrive after all; tells which of them were thought to have. */
export async function failMessages(
  tx: Tx,
  failed: readonly { id: string; reason: string }[],
): Promise<string[]> {
  if (failed.length === 0) return [];
  const rows = sql`jsonb_to_recordset(${JSON.stringify(failed)}::text::jsonb)
    as failed (id uuid, reason text)`;
  const changed = await tx.db
    .update(message)
    .set({ status: "failed", failure: sql`failed.reason` })
    .from(rows)
    .where(
      and(ours(tx), eq(message.id, sql`failed.id`), inArray(message.status, ["sent", "unknown"])),
    )
    .returning({ id: message.id });
  return changed.map(({ id }) => id);
}

export async function markDelivered(tx: Tx, messageIds: readonly string[]): Promise<void> {
  await tx.db
    .update(message)
    .set({ receipt: "Delivered" })
    .where(and(ours(tx), amongIds(message.id, messageIds), eq(message.status, "sent")));
}

const undelivered = (tx: Tx, messageIds: readonly string[]) =>
  and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.status, "sent"),
    ours(tx),
    amongIds(message.id, messageIds),
    eq(message.invitationId, invitation.id),
    eq(message.channel, invitation.channel),
  );

/** The invitations whose latest message these are, with what says when the next channel may be used. */
export async function findUndelivered(tx: Tx, messageIds: readonly string[]) {
  if (messageIds.length === 0) return [];
  const { organizationId } = tx;
  return tx.db
    .select({
      id: invitation.id,
      sentAt: invitation.sentAt,
      expiresAt: invitation.expiresAt,
      route: invitation.route,
      remindersSent: invitation.remindersSent,
      window: windowOf,
      timeZone: customer.timeZone,
    })
    .from(message)
    .innerJoin(invitation, undelivered(tx, messageIds))
    .innerJoin(
      customer,
      and(eq(customer.organizationId, organizationId), eq(customer.id, invitation.customerId)),
    )
    .leftJoin(
      trigger,
      and(eq(trigger.organizationId, organizationId), eq(trigger.id, invitation.triggerId)),
    )
    .leftJoin(
      round,
      and(eq(round.organizationId, organizationId), eq(round.id, invitation.roundId)),
    );
}

/** How an invitation goes on whose message did not arrive. */
export interface Undelivered {
  id: string;
  /** Which reminder it was, so that what goes on meanwhile is left alone. */
  remindersSent: number;
  /** When it goes by its next channel; null when it does not. */
  nextAt: string | null;
}

/** Ends what did not arrive, or hands it to the next channel; a reminder leaves the request it reminds of. */
export async function endUndelivered(
  tx: Tx,
  messageIds: readonly string[],
  ends: readonly Undelivered[],
): Promise<void> {
  if (ends.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(ends)}::text::jsonb)
    as ending (id uuid, "remindersSent" int, "nextAt" timestamptz)`;
  const first = sql`${invitation.remindersSent} = 0`;
  const next = sql`ending."nextAt" is not null`;
  await tx.db
    .update(invitation)
    .set({
      status: sql`case when ${next} then 'scheduled' when ${first} then 'failed' else 'sent' end`,
      channel: sql`case when ${next} then ${invitation.route}[1] else ${invitation.channel} end`,
      route: sql`case when ${next} then ${invitation.route}[2:] else ${invitation.route} end`,
      sentAt: sql`case when ${first} then null else ${invitation.sentAt} end`,
      dueAt: sql`coalesce(ending."nextAt", ${invitation.dueAt})`,
      attempts: sql`case when ${next} then 0 else ${invitation.attempts} end`,
      failure: message.failure,
      remindAt: null,
      updatedAt: tx.now(),
    })
    .from(message)
    .innerJoin(rows, sql`true`)
    .where(
      and(
        undelivered(tx, messageIds),
        eq(invitation.id, sql`ending.id`),
        eq(invitation.remindersSent, sql`ending."remindersSent"`),
      ),
    );
}

/** Takes back what was said by answering a text message, or to the provider; tells whether any was. */
export async function deleteReplies(tx: Tx, addresses: readonly string[]): Promise<boolean> {
  if (addresses.length === 0) return false;
  const gone = await tx.db
    .delete(optOut)
    .where(
      and(
        eq(optOut.organizationId, tx.organizationId),
        amongTexts(optOut.address, addresses),
        inArray(optOut.source, ["reply", "provider"]),
      ),
    )
    .returning({ id: optOut.id });
  return gone.length > 0;
}
