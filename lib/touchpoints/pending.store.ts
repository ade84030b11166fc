import { and, asc, eq, gt, gte, isNotNull, isNull, notExists, or, sql } from "drizzle-orm";
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

export interface CallingOff {
  failure: string;
  /** Whether also those are reminded no more who were reached and whose reminder is not due yet. */
  reminders: boolean;
}

/** How far calling off is: the last that was looked at. */
export interface CalledOff {
  dueAt: Date;
  id: string;
}

/** How many are called off in one go: those who would hold, send or decide wait no longer for it. */
const atOnce = 5_000;

/**
 * Calls off the first set of what a trigger or a round has still to send, or the next one; who was reached
 * already, or is on the telephone just now, can still answer. Rows are held in one order, so that two who
 * call off the same invitations wait instead of failing.
 *
 * @returns how many were called off, and the last of them where there may be more
 */
export async function callOff(
  tx: Tx,
  origin: Origin,
  { failure, reminders }: CallingOff,
  after?: CalledOff,
): Promise<{ calledOff: number; last: CalledOff | undefined }> {
  const toBeReminded = and(eq(invitation.status, "sent"), isNotNull(invitation.remindAt));
  const pending = and(
    eq(invitation.organizationId, tx.organizationId),
    "triggerId" in origin
      ? eq(invitation.triggerId, origin.triggerId)
      : eq(invitation.roundId, origin.roundId),
    or(eq(invitation.status, "scheduled"), reminders ? toBeReminded : undefined),
    notExists(onTheTelephone(tx)),
  );
  const { id, dueAt } = invitation;
  const next = after && or(gt(dueAt, after.dueAt), and(eq(dueAt, after.dueAt), gt(id, after.id)));
  // In the order of the index: from where the last set ended, nothing is read twice.
  const found = await tx.db
    .select({ id, dueAt })
    .from(invitation)
    .where(and(pending, after && gte(dueAt, after.dueAt), next))
    .orderBy(asc(dueAt), asc(id))
    .limit(atOnce);
  const last = found[atOnce - 1];
  if (found.length === 0) return { calledOff: 0, last };
  const these = amongIds(
    id,
    found.map((one) => one.id),
  );
  // Held first: whoever took a call at this moment is seen by the next statement only.
  await tx.db
    .select({ id })
    .from(invitation)
    .where(and(pending, these))
    .orderBy(asc(id))
    .for("no key update");
  const ended = await tx.db
    .update(invitation)
    .set({
      status: sql`case when ${invitation.sentAt} is null then 'cancelled' else 'sent' end`,
      remindAt: null,
      failure,
      updatedAt: tx.now(),
    })
    .where(and(pending, these))
    .returning({ id });
  return { calledOff: ended.length, last };
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

/**
 * The triggers that are switched off or removed and have still something to send. From trigger to trigger
 * by an index of what waits, however much that is.
 */
export async function findIdlePending(tx: Tx): Promise<string[]> {
  const { organizationId } = tx;
  const rows = await tx.db.execute<{ id: string }>(sql`
    with recursive pending as (
      (select trigger_id as id from invitation
        where organization_id = ${organizationId} and status = 'scheduled' and trigger_id is not null
        order by trigger_id limit 1)
      union all
      select (
        select trigger_id from invitation
        where organization_id = ${organizationId} and status = 'scheduled'
          and trigger_id > pending.id
        order by trigger_id limit 1)
      from pending where pending.id is not null)
    select pending.id from pending
    where pending.id is not null and not exists (
      select from trigger
      where trigger.organization_id = ${organizationId} and trigger.id = pending.id
        and trigger.active)`);
  return rows.map(({ id }) => id);
}
