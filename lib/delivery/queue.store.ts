import { and, asc, desc, eq, gt, gte, ilike, inArray, isNotNull, lt, or, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { literally } from "@/lib/db/literally";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import type { QueueState } from "@/lib/delivery/queue-shapes";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

interface Wanted {
  state: Exclude<QueueState, "sent">;
  search: string | undefined;
  limit: number;
  /** The last row of the page before: when it is due, and its id. */
  after: readonly [string, string] | undefined;
}

/**
 * One channel's invitations of a state, in the order in which they are due; those given up, the latest
 * first. By the index of each channel, so that a million that wait cost nothing.
 */
export async function listQueued(tx: Tx, kind: PlannedKind, wanted: Wanted) {
  const { state, search, limit, after } = wanted;
  const latestFirst = state === "failed";
  const way = latestFirst ? desc : asc;
  const place = sql`(${invitation.dueAt}, ${invitation.id})`;
  const handedOver = tx.db
    .select({ id: message.invitationId })
    .from(message)
    .where(and(eq(message.organizationId, tx.organizationId), eq(message.status, "handing-over")));
  const last = after && sql`(${after[0]}::timestamptz, ${after[1]}::uuid)`;
  const pattern = `%${literally(search ?? "")}%`;
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
        // Of what is being sent there is a message; the few of those have an index.
        state === "sending" ? inArray(invitation.id, handedOver) : undefined,
        last && (latestFirst ? sql`${place} < ${last}` : sql`${place} > ${last}`),
        search
          ? or(
              ilike(customer.name, pattern),
              ilike(customer.email, pattern),
              ilike(customer.phone, pattern),
            )
          : undefined,
      ),
    )
    .orderBy(way(invitation.dueAt), way(invitation.id))
    .limit(limit);
}

/**
 * What was handed over, the latest first: each invitation once, by its latest message. Along the key of
 * the messages, whose ids grow with time.
 */
export async function listSent(
  tx: Tx,
  { search, limit, before }: { search: string | undefined; limit: number; before?: string },
) {
  const pattern = `%${literally(search ?? "")}%`;
  const later = sql`select from message as later
    where later.organization_id = ${message.organizationId}
      and later.invitation_id = ${message.invitationId} and later.status = 'sent'
      and later.id > ${message.id}`;
  return tx.db
    .select({
      messageId: message.id,
      sentAt: sql<string>`coalesce(${message.finishedAt}, ${message.createdAt})`,
      channel: message.channel,
      address: message.address,
      id: invitation.id,
      status: invitation.status,
      dueAt: invitation.dueAt,
      expiresAt: invitation.expiresAt,
      attempts: invitation.attempts,
      failure: invitation.failure,
      survey: invitation.surveyId,
      surveyName: survey.name,
      customerName: customer.name,
    })
    .from(message)
    .innerJoin(
      invitation,
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, message.invitationId),
      ),
    )
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
        eq(message.organizationId, tx.organizationId),
        eq(message.status, "sent"),
        inArray(message.channel, [...plannedKinds]),
        sql`not exists (${later})`,
        search ? or(ilike(customer.name, pattern), ilike(message.address, pattern)) : undefined,
        before === undefined ? undefined : lt(message.id, before),
      ),
    )
    .orderBy(desc(message.id))
    .limit(limit);
}

const dayMilliseconds = 86_400_000;

/** By channel, what waits, what of it is due, and what was given up; none of it beyond a limit. */
export async function countQueued(tx: Tx, limit: number) {
  const { organizationId } = tx;
  const now = tx.now().toISOString();
  const those = (status: string, further = sql``) => sql`(select count(*)::int from (
    select 1 from invitation
    where organization_id = ${organizationId} and channel = kind.name
      and status = ${sql.raw(`'${status}'`)} ${further} limit ${limit}) as few)`;
  const open = sql`(select count(*)::int from (
    select expires_at from invitation
    where organization_id = ${organizationId} and channel = kind.name and status = 'failed'
    order by due_at desc, id desc limit ${limit}) as few
    where expires_at > ${now}::timestamptz)`;
  return tx.db.execute<{
    channel: PlannedKind;
    scheduled: number;
    due: number;
    failed: number;
    retriable: number;
  }>(sql`
    select kind.name as channel, ${those("scheduled")} as scheduled,
      ${those("scheduled", sql`and due_at <= ${now}::timestamptz`)} as due,
      ${those("failed")} as failed, ${open} as retriable
    from unnest(${sql.param([...plannedKinds])}::text[]) as kind (name)`);
}

/** What is being handed over, and what was sent within a day; of no more messages than the limit. */
export async function countHandedOver(tx: Tx, limit: number) {
  const { organizationId } = tx;
  const since = new Date(tx.now().getTime() - dayMilliseconds).toISOString();
  const [row] = await tx.db.execute<{ sending: number; sent: number; seen: number }>(sql`
    select
      (select count(*)::int from (select 1 from message
        where organization_id = ${organizationId} and status = 'handing-over'
        limit ${limit}) as few) as sending,
      (count(*) filter (where status = 'sent'))::int as sent, count(*)::int as seen
    from (select status from message
      where organization_id = ${organizationId} and created_at > ${since}::timestamptz
      order by created_at desc limit ${limit}) as latest`);
  return row ?? { sending: 0, sent: 0, seen: 0 };
}

/**
 * Makes due now what was given up on a channel and has not expired, the latest first and no more than
 * the limit; how many that were. In one statement, so that what another retries meanwhile is left to it.
 */
export async function makeFailedDue(tx: Tx, kind: PlannedKind, limit: number): Promise<number> {
  const now = tx.now();
  const given = and(
    ours(tx),
    eq(invitation.channel, kind),
    eq(invitation.status, "failed"),
    gt(invitation.expiresAt, now),
  );
  const chosen = tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(given)
    .orderBy(desc(invitation.dueAt), desc(invitation.id))
    .limit(limit)
    .for("no key update");
  const retried = await tx.db
    .update(invitation)
    .set({ status: "scheduled", dueAt: now, attempts: 0, updatedAt: now })
    .where(and(given, inArray(invitation.id, chosen)))
    .returning({ id: invitation.id });
  return retried.length;
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
