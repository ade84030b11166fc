import { and, eq, lte } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import type { PlannedKind } from "@/lib/delivery/kinds";

/** Of those that were to be sent by a channel and have expired, at most so many, in no order. */
export async function expiredUnsent(tx: Tx, kind: PlannedKind, limit: number) {
  const { id, sentAt, expiresAt } = invitation;
  return tx.db
    .select({ id, sentAt, expiresAt })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.status, "scheduled"),
        eq(invitation.channel, kind),
        lte(invitation.dueAt, tx.now()),
        lte(expiresAt, tx.now()),
      ),
    )
    .limit(limit);
}
