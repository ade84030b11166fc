import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";

const atOnce = 500;

/** Moves invitations that have waited for a customer since before a moment to their next channel. */
export async function passOnUnseen(tx: Tx, before: Date): Promise<void> {
  const ours = eq(invitation.organizationId, tx.organizationId);
  const waits = and(
    ours,
    eq(invitation.channel, "widget"),
    eq(invitation.status, "scheduled"),
    lte(invitation.dueAt, before),
    sql`cardinality(${invitation.route}) > 0`,
  );
  const unseen = tx.db.select({ id: invitation.id }).from(invitation).where(waits).limit(atOnce);
  await tx.db
    .update(invitation)
    .set({
      channel: sql`${invitation.route}[1]`,
      route: sql`${invitation.route}[2:]`,
      dueAt: tx.now(),
      attempts: 0,
      failure: "The customer did not come by.",
      updatedAt: tx.now(),
    })
    .where(and(waits, inArray(invitation.id, unseen)));
}
