import { and, asc, desc, eq, gt, gte, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { isOvertaken } from "@/lib/delivery/overtaken.store";
import type { QueueState } from "@/lib/delivery/queue-shapes";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

interface Wanted {
  state: Exclude<QueueState, "sent">;
  limit: number;
  /** The last row of the page before: when it is due, and its id. */
  after: readonly [string, string] | undefined;
  /** Where it is known beforehand which they may be. */
  among: readonly string[] | undefined;
}

/** Of what is being sent there is a message, and of those there are few at any moment. */
export async function invitationsBeingSent(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx.db
    .select({ id: message.invitationId })
    .from(message)
    .where(and(eq(message.organizationId, tx.organizationId), eq(message.status, "handing-over")))
    .limit(limit);
  return rows.map(({ id }) => id);
}

/**
 * One channel's invitations of a state, in the order in which they are due; those given up, the latest
 * first. By the index of each channel, so that a million that wait cost nothing.
 */
export async function listQueued(tx: Tx, kind: PlannedKind, wanted: Wanted) {
  const { state, limit, after, among } = wanted;
  const latestFirst = state === "failed";
  const way = latestFirst ? desc : asc;
  const place = sql`(${invitation.dueAt}, ${invitation.id})`;
  const last = after && sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  return tx.db
    .select({
      id: invitation.id,
      dueAt: invitation.dueAt,
      expiresAt: invitation.expiresAt,
      attempts: invitation.attempts,
      failure: invitation.failure,
      survey: invitation.surveyId,
      surveyName: survey.name,
      customerName: customer.name,
      email: customer.email,
      phone: customer.phone,
    })
    .from(invitation)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, tx.organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.organizationId, tx.organizationId), eq(customer.id, invitation.customerId)),
    )
    .where(
      and(
        ours(tx),
        eq(invitation.status, state),
        eq(invitation.channel, kind),
        among && amongIds(invitation.id, among),
        last && (latestFirst ? sql`${place} < ${last}` : sql`${place} > ${last}`),
      ),
    )
    .orderBy(way(invitation.dueAt), way(invitation.id))
    .limit(limit);
}

interface Retried {
  retried: number;
  /** Those whose customer has a newer invitation: they stay as they are. */
  leftOut: number;
}

/**
 * Makes due now what was given up on a channel and has not expired, of the latest so many as the limit
 * says. In one statement, so that what another retries meanwhile is left to it.
 */
export async function makeFailedDue(tx: Tx, kind: PlannedKind, limit: number): Promise<Retried> {
  const { organizationId } = tx;
  const now = tx.now().toISOString();
  const [row] = await tx.db.execute<{ retried: number; leftOut: number }>(sql`
    with given as materialized (
      select id, customer_id, created_at from invitation
      where organization_id = ${organizationId} and channel = ${kind} and status = 'failed'
        and expires_at > ${now}::timestamptz
      order by due_at desc, id desc limit ${limit} for no key update),
    judged as materialized (select id, ${isOvertaken(tx, kind)} as overtaken from given),
    retried as (
      update invitation set status = 'scheduled', due_at = ${now}::timestamptz, attempts = 0,
        updated_at = ${now}::timestamptz
      from judged
      where invitation.organization_id = ${organizationId} and invitation.id = judged.id
        and invitation.status = 'failed' and not judged.overtaken
      returning 1)
    select (select count(*)::int from retried) as retried,
      (select count(*)::int from judged where overtaken) as "leftOut"`);
  return row ?? { retried: 0, leftOut: 0 };
}

/** Whether an invitation was given up whose customer has a newer one that was sent or waits. */
export async function wasOvertaken(tx: Tx, invitationId: string): Promise<boolean> {
  const [row] = await tx.db.execute<{ overtaken: boolean }>(sql`
    select ${isOvertaken(tx)} as overtaken from invitation as given
    where given.organization_id = ${tx.organizationId} and given.id = ${invitationId}::uuid
      and given.status = 'failed'`);
  return row?.overtaken ?? false;
}

/**
 * Makes an invitation due now that waits after a failure or was given up and has not expired; false
 * when there is none such. One that waits for its hour is left to it.
 */
export async function makeDue(tx: Tx, invitationId: string): Promise<boolean> {
  const now = tx.now();
  const waits = and(eq(invitation.status, "scheduled"), isNotNull(invitation.failure));
  const retried = await tx.db
    .update(invitation)
    .set({ status: "scheduled", dueAt: now, attempts: 0, updatedAt: now })
    .where(
      and(
        ours(tx),
        eq(invitation.id, invitationId),
        inArray(invitation.channel, [...plannedKinds]),
        gt(invitation.expiresAt, now),
        or(eq(invitation.status, "failed"), and(waits, gte(invitation.dueAt, now))),
      ),
    )
    .returning({ id: invitation.id });
  return retried.length > 0;
}
