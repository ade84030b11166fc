import { and, eq, inArray, lte, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { invitation } from "@/lib/db/tables/delivery";
import { sameTimeOfDay } from "@/lib/delivery/same-time-of-day.store";

const atOnce = 500;

/**
 * Moves invitations that have waited so long for a customer, or for half of the time in which they can
 * be answered, to their next channel. That one keeps to the time of day that the invitation was meant
 * for, and is not tried where no such time is left.
 *
 * @returns whether there may be more of them
 */
export async function passOnUnseen(tx: Tx, waitSeconds: number): Promise<boolean> {
  const now = tx.now();
  const ours = eq(invitation.organizationId, tx.organizationId);
  const half = sql`(${invitation.expiresAt} - ${invitation.dueAt}) / 2`;
  const wait = sql`least(make_interval(secs => ${waitSeconds}::int), ${half})`;
  const next = sameTimeOfDay(now, sql`${invitation.dueAt}`);
  const waits = and(
    ours,
    eq(invitation.channel, "widget"),
    eq(invitation.status, "scheduled"),
    lte(invitation.dueAt, now),
    sql`${invitation.dueAt} + ${wait} <= ${now.toISOString()}::timestamptz`,
    sql`cardinality(${invitation.route}) > 0`,
    sql`${next} < ${invitation.expiresAt}`,
  );
  const unseen = tx.db.select({ id: invitation.id }).from(invitation).where(waits).limit(atOnce);
  const moved = await tx.db
    .update(invitation)
    .set({
      channel: sql`${invitation.route}[1]`,
      route: sql`${invitation.route}[2:]`,
      dueAt: next,
      attempts: 0,
      failure: "The customer did not come by.",
      updatedAt: now,
    })
    .where(and(waits, inArray(invitation.id, unseen)))
    .returning({ id: invitation.id });
  return moved.length === atOnce;
}
