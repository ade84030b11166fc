import { and, asc, eq, gt, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds, eachId } from "@/lib/db/among";
import { call, invitation } from "@/lib/db/tables/delivery";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { mostCounted } from "@/lib/delivery/queue-shapes";

/** Whether a member talks to the customer just now. */
const onTheTelephone = (tx: Tx) =>
  tx.db
    .select({ id: call.id })
    .from(call)
    .where(
      and(
        eq(call.organizationId, tx.organizationId),
        eq(call.invitationId, invitation.id),
        isNull(call.endedAt),
        gt(call.takenAt, forgottenBefore(tx.now())),
      ),
    );

/** What had customers asked. */
type Origin = { triggerId: string } | { roundId: string };

interface CallingOff {
  failure: string;
  /** Whether also those are reminded no more who were reached and whose reminder is not due yet. */
  reminders: boolean;
  /** How many in one go; all without it. */
  limit?: number;
}

/**
 * Calls off what a trigger or a round has still to send; who was reached already, or is on the telephone
 * just now, can still answer. Rows are held in one order, so that two who call off the same invitations
 * wait instead of failing.
 *
 * @returns how many were looked at; none when nothing is left
 */
export async function callOff(
  tx: Tx,
  origin: Origin,
  { failure, reminders, limit }: CallingOff,
): Promise<number> {
  const toBeReminded = and(eq(invitation.status, "sent"), isNotNull(invitation.remindAt));
  const pending = and(
    eq(invitation.organizationId, tx.organizationId),
    "triggerId" in origin
      ? eq(invitation.triggerId, origin.triggerId)
      : eq(invitation.roundId, origin.roundId),
    or(eq(invitation.status, "scheduled"), reminders ? toBeReminded : undefined),
    notExists(onTheTelephone(tx)),
  );
  // Held first: whoever took a call at this moment is seen by the next statement only.
  const held = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(pending)
    .orderBy(asc(invitation.id))
    .limit(limit ?? Number.MAX_SAFE_INTEGER)
    .for("no key update");
  if (held.length === 0) return 0;
  const ids = held.map(({ id }) => id);
  await tx.db
    .update(invitation)
    .set({
      status: sql`case when ${invitation.sentAt} is null then 'cancelled' else 'sent' end`,
      remindAt: null,
      failure,
      updatedAt: tx.now(),
    })
    .where(and(pending, limit === undefined ? undefined : amongIds(invitation.id, ids)));
  return held.length;
}

/**
 * How many invitations of each of these triggers wait for their hour, counted to one more than
 * `mostCounted`; each by an index of what waits, and no further than that.
 */
export async function countWaiting(tx: Tx, triggerIds: readonly string[]) {
  return tx.db.execute<{ triggerId: string; count: number }>(sql`
    select one.id as "triggerId", counted.count
    from ${eachId(triggerIds)}
    cross join lateral (
      select count(*)::int as count
      from (
        select from invitation
        where organization_id = ${tx.organizationId} and trigger_id = one.id
          and status = 'scheduled'
        limit ${sql.raw(String(mostCounted + 1))}) as few) as counted
    where counted.count > 0`);
}
