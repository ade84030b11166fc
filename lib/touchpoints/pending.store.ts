import { and, asc, count, eq, inArray } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";

const waitingOf = (tx: Tx, triggerId: string) =>
  and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.triggerId, triggerId),
    eq(invitation.status, "scheduled"),
  );

/**
 * Calls off what a trigger has decided and nobody has begun to send; how many that were. Rows are
 * held in one order first, so that two who call off the same invitations wait instead of failing.
 */
export async function cancelWaitingOf(tx: Tx, triggerId: string): Promise<number> {
  const held = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(waitingOf(tx, triggerId))
    .orderBy(asc(invitation.id))
    .for("update");
  const ids = held.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tx.db
    .update(invitation)
    .set({ status: "cancelled", failure: "Its trigger was switched off.", updatedAt: tx.now() })
    .where(waitingOf(tx, triggerId));
  return ids.length;
}

/** How many invitations of each of these triggers wait for their hour. */
export async function countWaiting(tx: Tx, triggerIds: readonly string[]) {
  if (triggerIds.length === 0) return [];
  return tx.db
    .select({ triggerId: invitation.triggerId, count: count() })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        inArray(invitation.triggerId, [...triggerIds]),
        eq(invitation.status, "scheduled"),
      ),
    )
    .groupBy(invitation.triggerId);
}
