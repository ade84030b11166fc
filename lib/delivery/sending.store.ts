import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type postgres from "postgres";
import type { Tx } from "@/lib/access/context";
import { invitation, message } from "@/lib/db/tables/delivery";
import type { Attempt, Outcome } from "@/lib/delivery/outcome";
import { stillWanted } from "@/lib/delivery/still-wanted.store";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

/**
 * The few statements that every message needs: on a connection of their own, where they stay prepared,
 * and each step in one. Steps that are asked at once reach the server in the order in which they were
 * called: each is executed when it is called, and not when somebody waits for it.
 */
export interface SendingTx {
  organizationId: string;
  raw: postgres.TransactionSql;
  now: () => Date;
}

type NewMessage = Omit<
  typeof message.$inferInsert,
  "organizationId" | "createdAt" | "status" | "bodyHtml"
> & { bodyHtml: string | null };

/** Where an invitation stands when its message is claimed. */
export type Claimed = Omit<Attempt, "remindAfterSeconds">;

/**
 * Takes a due invitation, and writes down that its message is about to be handed over. It waits for
 * nobody who holds the invitation, because it stands in one transaction with the message before it; whoever
 * only writes down something that belongs to the invitation does not hold it. It is looked up by its key
 * and by nothing else: by the index of what is due, a planner that counts wrong would pass through all of it.
 *
 * @returns where the invitation stands, or undefined when it is not to be sent (any more)
 */
export async function claimInvitation(
  { organizationId, raw, now: clock }: SendingTx,
  written: NewMessage,
  addresses: readonly string[],
): Promise<Claimed | undefined> {
  const now = clock();
  const { id, invitationId, channel, address, subject, bodyText, bodyHtml } = written;
  const [claimed] = await raw<Claimed[]>`
    with held as (
      select id, survey_id, customer_id, trigger_id, round_id, channel, status, due_at
      from invitation
      where organization_id = ${organizationId} and id = ${invitationId}
      for no key update skip locked),
    free as (
      select id from held as invitation
      where status = 'scheduled' and due_at <= ${now} and channel = ${channel}
        and ${stillWanted(raw, organizationId, addresses)}),
    claimed as (
      update invitation
      set status = 'sending', attempts = attempts + 1, updated_at = ${now}
      from free
      where invitation.organization_id = ${organizationId} and invitation.id = free.id
      returning invitation.id, attempts, expires_at, route, sent_at),
    written as (
      insert into message (organization_id, id, invitation_id, channel, address, subject,
        body_text, body_html, status, created_at)
      select ${organizationId}, ${id}, claimed.id, ${channel}, ${address}, ${subject}, ${bodyText},
        ${bodyHtml}, 'handing-over', ${now}
      from claimed)
    select attempts, expires_at as "expiresAt", route, sent_at as "sentAt" from claimed`.execute();
  return claimed;
}

/**
 * Holds a message while it is handed over: as long as this transaction lives, nobody else takes the
 * message for left behind. False when somebody already did.
 */
export async function holdMessage(
  { organizationId, raw }: SendingTx,
  messageId: string,
): Promise<boolean> {
  const rows = await raw`
    select from message
    where organization_id = ${organizationId} and id = ${messageId} and status = 'handing-over'
    for update`.execute();
  return rows.length > 0;
}

/** Writes down what became of a message and its invitation, if nobody took it for left behind. */
export async function recordOutcome(
  { organizationId, raw, now: clock }: SendingTx,
  ids: { messageId: string; invitationId: string },
  outcome: Outcome,
): Promise<void> {
  const now = clock();
  const { dueAt, sentAt, remindAt, channel, route, ...always } = outcome.invitation;
  const invitation = {
    ...always,
    ...(dueAt && { due_at: dueAt }),
    ...(sentAt && { sent_at: sentAt }),
    ...(remindAt !== undefined && { remind_at: remindAt }),
    ...(channel && { channel }),
    ...(route && { route: raw.array(route, textArray) }),
    updated_at: now,
  };
  const { providerId, ...told } = outcome.message ?? {};
  const message = { ...told, ...(providerId && { provider_id: providerId }), finished_at: now };
  const change = outcome.message
    ? raw`update message set ${raw(message)}`
    : raw`delete from message`;
  await raw`
    with told as (
      ${change} where organization_id = ${organizationId} and id = ${ids.messageId}
        and status = 'handing-over'
      returning id)
    update invitation set ${raw(invitation)}
    from told
    where organization_id = ${organizationId} and invitation.id = ${ids.invitationId}
      and invitation.status = 'sending'`.execute();
}

/**
 * Keeps what a receipt says of an address; who said no says more than a server without a mailbox. This
 * is the part of db/more-than-bounce.ts that concerns what servers say.
 */
export async function insertRefusal(
  { organizationId, raw, now }: SendingTx,
  address: string,
  source: "bounced" | "provider",
): Promise<void> {
  await raw`
    insert into opt_out (organization_id, id, address, source, created_at)
    values (${organizationId}, ${newId()}, ${address}, ${source}, ${now()})
    on conflict (organization_id, address) do update
    set source = excluded.source, created_at = excluded.created_at
    where opt_out.source = 'bounced' and excluded.source <> 'bounced'`.execute();
}

const textArray = 1009; // PostgreSQL's own number for text[].

/**
 * Messages whose sender is gone: written a while ago, and held by nobody. Also of invitations that went
 * on without it: a customer who has the message may answer before anybody wrote down that it was sent.
 */
export async function holdLeftBehind(tx: Tx, writtenBefore: Date) {
  return tx.db
    .select({
      messageId: message.id,
      handedOverBy: message.channel,
      invitationId: invitation.id,
      attempts: invitation.attempts,
      expiresAt: invitation.expiresAt,
      route: invitation.route,
      sentAt: invitation.sentAt,
    })
    .from(message)
    .innerJoin(
      invitation,
      and(
        eq(invitation.organizationId, message.organizationId),
        eq(invitation.id, message.invitationId),
      ),
    )
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        eq(message.status, "handing-over"),
        lte(message.createdAt, writtenBefore),
      ),
    )
    .orderBy(asc(message.id))
    .limit(500)
    .for("update", { of: message, skipLocked: true });
}

/** Gives invitations back whose message was left behind; it may or may not have arrived. */
export async function releaseLeftBehind(
  tx: Tx,
  left: readonly { messageId: string; invitationId: string }[],
  failure: string,
): Promise<void> {
  const now = tx.now();
  await tx.db
    .update(message)
    .set({ status: "unknown", failure, finishedAt: now })
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        inArray(
          message.id,
          left.map(({ messageId }) => messageId),
        ),
      ),
    );
  await tx.db
    .update(invitation)
    .set({ status: "scheduled", failure, updatedAt: now })
    .where(
      and(
        ours(tx),
        inArray(
          invitation.id,
          left.map(({ invitationId }) => invitationId),
        ),
        eq(invitation.status, "sending"),
      ),
    );
}
