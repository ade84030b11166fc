import { and, asc, count, eq, gt, inArray, isNull, lte, ne, notExists, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { account, member } from "@/lib/db/tables/access";
import { customer } from "@/lib/db/tables/customers";
import { call, invitation } from "@/lib/db/tables/delivery";
import { survey } from "@/lib/db/tables/surveys";
import { interaction } from "@/lib/db/tables/touchpoints";
import { newId } from "@/lib/ground/ids";

const ours = (tx: Tx) => eq(call.organizationId, tx.organizationId);
const isOpen = isNull(call.endedAt);

/** Gives back a call that was taken before a moment and never ended: somebody forgot it. */
export async function giveBackForgotten(tx: Tx, invitationId: string, before: Date): Promise<void> {
  await tx.db
    .update(call)
    .set({ endedAt: tx.now(), outcome: "given-back" })
    .where(and(ours(tx), eq(call.invitationId, invitationId), isOpen, lte(call.takenAt, before)));
}

/**
 * The first of these invitations that still waits for a call and that nobody has been on since a
 * moment, held until the transaction ends; what somebody else is taking just now is passed over.
 */
export async function holdFree(
  tx: Tx,
  invitationIds: readonly string[],
  since: Date,
): Promise<string | undefined> {
  const onIt = tx.db
    .select({ id: call.id })
    .from(call)
    .where(and(ours(tx), eq(call.invitationId, invitation.id), isOpen, gt(call.takenAt, since)));
  const [row] = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        amongIds(invitation.id, invitationIds),
        eq(invitation.status, "scheduled"),
        eq(invitation.channel, "phone"),
        notExists(onIt),
      ),
    )
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(1)
    .for("no key update", { skipLocked: true });
  return row?.id;
}

/** Writes down who is on a call; undefined when somebody else is. */
export async function insertCall(
  tx: Tx,
  invitationId: string,
  memberId: string,
): Promise<string | undefined> {
  const { organizationId } = tx;
  const row = { organizationId, id: newId(), invitationId, memberId, takenAt: tx.now() };
  const [made] = await tx.db
    .insert(call)
    .values(row)
    .onConflictDoNothing()
    .returning({ id: call.id });
  return made?.id;
}

/** The calls that members have been on since a moment. */
export async function openCalls(tx: Tx, invitationIds: readonly string[], since: Date) {
  return tx.db
    .select({
      callId: call.id,
      invitationId: call.invitationId,
      memberId: call.memberId,
      memberName: account.name,
      takenAt: call.takenAt,
    })
    .from(call)
    .leftJoin(
      member,
      and(eq(member.organizationId, tx.organizationId), eq(member.id, call.memberId)),
    )
    .leftJoin(account, eq(account.id, member.accountId))
    .where(
      and(ours(tx), amongIds(call.invitationId, invitationIds), isOpen, gt(call.takenAt, since)),
    );
}

/** One call, whoever is or was on it. */
export async function findCall(tx: Tx, callId: string) {
  const [row] = await tx.db
    .select()
    .from(call)
    .where(and(ours(tx), eq(call.id, callId)));
  return row;
}

/**
 * The invitation of a call, held until the transaction ends. Everybody takes an invitation before its
 * calls, so that an agent and an erasure wait for each other instead of failing.
 */
export async function holdInvitationOf(tx: Tx, callId: string) {
  const [row] = await tx.db
    .select({
      id: invitation.id,
      surveyId: invitation.surveyId,
      customerId: invitation.customerId,
      status: invitation.status,
      attempts: invitation.attempts,
      route: invitation.route,
      sentAt: invitation.sentAt,
      expiresAt: invitation.expiresAt,
    })
    .from(invitation)
    .innerJoin(call, and(ours(tx), eq(call.invitationId, invitation.id), eq(call.id, callId)))
    .where(eq(invitation.organizationId, tx.organizationId))
    .for("no key update", { of: invitation });
  return row;
}

type Outcome = NonNullable<typeof call.$inferSelect.outcome>;

/** Ends a member's call; false when it is over already, or somebody else's. */
export async function closeCall(
  tx: Tx,
  callId: string,
  memberId: string,
  outcome: Outcome,
): Promise<boolean> {
  const ended = await tx.db
    .update(call)
    .set({ endedAt: tx.now(), outcome })
    .where(and(ours(tx), eq(call.id, callId), eq(call.memberId, memberId), isOpen))
    .returning({ id: call.id });
  return ended.length > 0;
}

type Next = Partial<Pick<typeof invitation.$inferInsert, "channel" | "route" | "dueAt">> &
  Pick<typeof invitation.$inferInsert, "status" | "attempts" | "failure">;

/** Where an invitation goes on whose customer was not reached. */
export async function moveOn(tx: Tx, invitationId: string, next: Next): Promise<void> {
  await tx.db
    .update(invitation)
    .set({ ...next, updatedAt: tx.now() })
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, invitationId),
        eq(invitation.status, "scheduled"),
      ),
    );
}

/** Whom these invitations ask, and about what, longest waiting first. */
export async function findSubjects(tx: Tx, invitationIds: readonly string[]) {
  const { organizationId } = tx;
  return tx.db
    .select({
      invitationId: invitation.id,
      surveyId: invitation.surveyId,
      surveyName: survey.name,
      customerId: customer.id,
      customerName: customer.name,
      email: customer.email,
      phone: customer.phone,
      timeZone: customer.timeZone,
      locale: customer.locale,
      dueAt: invitation.dueAt,
      expiresAt: invitation.expiresAt,
      attempts: invitation.attempts,
      touchpoint: interaction.touchpoint,
      agent: interaction.agent,
      occurredAt: interaction.occurredAt,
    })
    .from(invitation)
    .innerJoin(
      survey,
      and(eq(survey.organizationId, organizationId), eq(survey.id, invitation.surveyId)),
    )
    .innerJoin(
      customer,
      and(eq(customer.organizationId, organizationId), eq(customer.id, invitation.customerId)),
    )
    .leftJoin(
      interaction,
      and(
        eq(interaction.organizationId, organizationId),
        eq(interaction.id, invitation.interactionId),
      ),
    )
    .where(
      and(
        eq(invitation.organizationId, organizationId),
        inArray(invitation.id, [...invitationIds]),
      ),
    )
    .orderBy(asc(invitation.dueAt), asc(invitation.id));
}

/** How calls ended since a moment. */
export async function countCallsSince(tx: Tx, since: Date) {
  return tx.db
    .select({
      outcome: call.outcome,
      n: count(),
      latestAt: sql<Date | null>`max(${call.endedAt})`.mapWith(call.endedAt),
    })
    .from(call)
    .where(
      and(
        ours(tx),
        sql`${call.endedAt} > ${since.toISOString()}::timestamptz`,
        ne(call.outcome, "given-back"),
      ),
    )
    .groupBy(call.outcome);
}
