import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation, message } from "@/lib/db/tables/delivery";
import type { Attempt, Outcome } from "@/lib/delivery/outcome";
import { stillWanted } from "@/lib/delivery/still-wanted.store";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

type NewMessage = Omit<typeof message.$inferInsert, "organizationId" | "createdAt" | "status">;

/**
 * Takes a due invitation, and writes down that its message is about to be handed over.
 *
 * @returns where the invitation stands, or undefined when it is not to be sent (any more)
 */
export async function claimInvitation(
  tx: Tx,
  written: NewMessage,
  addresses: readonly string[],
): Promise<Omit<Attempt, "remindAfterSeconds"> | undefined> {
  const now = tx.now();
  const [claimed] = await tx.db
    .update(invitation)
    .set({
      status: "sending",
      claimedAt: now,
      attempts: sql`${invitation.attempts} + 1`,
      updatedAt: now,
    })
    .where(
      and(
        ours(tx),
        eq(invitation.id, written.invitationId),
        eq(invitation.status, "scheduled"),
        lte(invitation.dueAt, now),
        eq(invitation.channel, written.channel),
        stillWanted(tx, addresses),
      ),
    )
    .returning({
      attempts: invitation.attempts,
      expiresAt: invitation.expiresAt,
      route: invitation.route,
      sentAt: invitation.sentAt,
    });
  if (!claimed) return undefined;
  await tx.db.insert(message).values({
    ...written,
    organizationId: tx.organizationId,
    status: "handing-over",
    createdAt: now,
  });
  return claimed;
}

/**
 * Holds a message while it is handed over: as long as this transaction lives, nobody else takes the
 * message for left behind. False when somebody already did.
 */
export async function holdMessage(tx: Tx, messageId: string): Promise<boolean> {
  // Handing over may take minutes, and a server's limit on idle transactions would let go of it.
  await tx.db.execute(sql`set local idle_in_transaction_session_timeout = 0`);
  const rows = await tx.db
    .select({ id: message.id })
    .from(message)
    .where(
      and(
        eq(message.organizationId, tx.organizationId),
        eq(message.id, messageId),
        eq(message.status, "handing-over"),
      ),
    )
    .for("update");
  return rows.length > 0;
}

/** Writes down what became of a message and its invitation. */
export async function recordOutcome(
  tx: Tx,
  ids: { messageId: string; invitationId: string },
  outcome: Outcome,
): Promise<void> {
  const now = tx.now();
  const thisMessage = and(
    eq(message.organizationId, tx.organizationId),
    eq(message.id, ids.messageId),
  );
  if (outcome.message) {
    await tx.db
      .update(message)
      .set({ ...outcome.message, finishedAt: now })
      .where(thisMessage);
  } else {
    await tx.db.delete(message).where(thisMessage);
  }
  await tx.db
    .update(invitation)
    .set({ ...outcome.invitation, claimedAt: null, updatedAt: now })
    .where(and(ours(tx), eq(invitation.id, ids.invitationId), eq(invitation.status, "sending")));
}

/** Messages whose sender is gone: claimed a while ago, and held by nobody. */
export async function holdLeftBehind(tx: Tx, claimedBefore: Date) {
  return tx.db
    .select({
      messageId: message.id,
      invitationId: invitation.id,
      attempts: invitation.attempts,
      expiresAt: invitation.expiresAt,
      route: invitation.route,
      sentAt: invitation.sentAt,
    })
    .from(invitation)
    .innerJoin(
      message,
      and(
        eq(message.organizationId, invitation.organizationId),
        eq(message.invitationId, invitation.id),
        eq(message.status, "handing-over"),
      ),
    )
    .where(
      and(ours(tx), eq(invitation.status, "sending"), lte(invitation.claimedAt, claimedBefore)),
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
    .set({ status: "scheduled", claimedAt: null, failure, updatedAt: now })
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
