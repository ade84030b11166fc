import { and, asc, eq, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { returnPlaces } from "@/lib/db/return-places";
import { customer } from "@/lib/db/tables/customers";
import { invitation, message } from "@/lib/db/tables/delivery";
import { organization } from "@/lib/db/tables/organization";
import { round } from "@/lib/db/tables/rounds";
import { survey, surveyVersion } from "@/lib/db/tables/surveys";
import { interaction, trigger } from "@/lib/db/tables/touchpoints";
import { knownOf } from "@/lib/delivery/facts.store";
import { type ChannelKind, type PlannedKind, sendingKinds } from "@/lib/delivery/kinds";
import { noPost, type Post, postOf } from "@/lib/delivery/letters/post-address.store";
import { windowOf } from "@/lib/delivery/remind.store";

const ours = (tx: Tx) => eq(invitation.organizationId, tx.organizationId);

/**
 * The invitations of one channel that are due, longest waiting first, with what their messages need;
 * the first so many left out.
 * They are chosen by the index alone, before anything is joined: a million that wait cost nothing. What
 * belongs to them is asked for by their ids, in a statement that is planned anew each time: a plan that is
 * kept from when the tables were small would read all customers.
 *
 * @returns those that are still due when they are read, and how many were `seen`, which counts also those
 * that another sender has taken since: who is told of fewer takes them for the last
 */
export async function dueInvitations(tx: Tx, kind: PlannedKind, limit: number, skip: number) {
  const due = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(isDue(tx, kind))
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(limit)
    .offset(skip);
  const seen = due.length;
  if (seen === 0) return { due: [], seen };
  const ids = due.map(({ id }) => id);
  const post = await postFor(tx, kind);
  const still = and(amongIds(invitation.id, ids), isDue(tx, kind));
  return { due: await surroundings(tx, post, still), seen };
}

/** Where an invitation stands in the order in which they are due. */
interface Place {
  dueAt: Date;
  id: string;
}

/**
 * Those of one channel that are due behind a place, or the first ones without it, in that order; and the
 * place behind which more may be due.
 */
export async function dueBehind(
  tx: Tx,
  kind: PlannedKind,
  place: Place | undefined,
  limit: number,
): Promise<{ due: DueInvitation[]; last: Place | null }> {
  const behind =
    place &&
    sql`(${invitation.dueAt}, ${invitation.id}) > (${place.dueAt.toISOString()}::timestamptz, ${place.id}::uuid)`;
  const places = await tx.db
    .select({ dueAt: invitation.dueAt, id: invitation.id })
    .from(invitation)
    .where(and(isDue(tx, kind), behind))
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(limit);
  const which = amongIds(
    invitation.id,
    places.map(({ id }) => id),
  );
  const due = places.length > 0 ? await surroundings(tx, await postFor(tx, kind), which) : [];
  return { due, last: places[limit - 1] ?? null };
}

/** One of them, if it is due. */
export async function dueInvitation(tx: Tx, kind: PlannedKind, id: string) {
  const post = await postFor(tx, kind);
  return surroundings(tx, post, and(eq(invitation.id, id), isDue(tx, kind)));
}

/** Those of one survey to one customer that are due. */
export async function dueInvitationsTo(
  tx: Tx,
  kind: PlannedKind,
  { customerId, surveyId }: { customerId: string; surveyId: string },
) {
  const theirs = and(eq(invitation.customerId, customerId), eq(invitation.surveyId, surveyId));
  return surroundings(tx, await postFor(tx, kind), and(isDue(tx, kind), theirs));
}

const isDue = (tx: Tx, kind: PlannedKind) =>
  and(
    ours(tx),
    eq(invitation.status, "scheduled"),
    eq(invitation.channel, kind),
    lte(invitation.dueAt, tx.now()),
  );

const postFor = async (tx: Tx, kind: PlannedKind) => (kind === "letter" ? postOf(tx) : noPost);

/** What is said of an invitation itself, and of what may stop it or say when it may be sent. */
const itself = {
  id: invitation.id,
  customerId: invitation.customerId,
  surveyId: invitation.surveyId,
  versionId: invitation.versionId,
  expiresAt: invitation.expiresAt,
  route: invitation.route,
  sentAt: invitation.sentAt,
  remindersSent: invitation.remindersSent,
  surveyClosedAt: survey.closedAt,
  triggerId: invitation.triggerId,
  triggerActive: trigger.active,
  roundStatus: round.status,
  window: windowOf,
};

function surroundings(tx: Tx, post: Post, which: SQL | undefined) {
  const { organizationId } = tx;
  return tx.db
    .select({
      ...itself,
      email: customer.email,
      phone: customer.phone,
      post,
      externalId: customer.externalId,
      name: customer.name,
      consent: customer.consent,
      channelConsents: customer.channelConsents,
      erasedAt: customer.erasedAt,
      timeZone: customer.timeZone,
      ...knownOf,
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
      trigger,
      and(eq(trigger.organizationId, organizationId), eq(trigger.id, invitation.triggerId)),
    )
    .leftJoin(
      round,
      and(eq(round.organizationId, organizationId), eq(round.id, invitation.roundId)),
    )
    .leftJoin(
      interaction,
      and(
        eq(interaction.organizationId, organizationId),
        eq(interaction.id, invitation.interactionId),
      ),
    )
    .where(and(ours(tx), which))
    .orderBy(asc(invitation.dueAt), asc(invitation.id));
}

export type DueInvitation = Awaited<ReturnType<typeof surroundings>>[number];

/** Whether there is anything for a sender to do: something due, or left behind by one that is gone. */
export async function hasDueInvitations(tx: Tx): Promise<boolean> {
  const waiting = and(
    eq(invitation.status, "scheduled"),
    inArray(invitation.channel, [...sendingKinds]),
    lte(invitation.dueAt, tx.now()),
  );
  const toRemind = and(eq(invitation.status, "sent"), lte(invitation.remindAt, tx.now()));
  const [due] = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(and(ours(tx), or(waiting, toRemind)))
    .limit(1);
  if (due) return true;
  const [handingOver] = await tx.db
    .select({ id: message.id })
    .from(message)
    .where(and(eq(message.organizationId, tx.organizationId), eq(message.status, "handing-over")))
    .limit(1);
  return handingOver !== undefined;
}

/** Who writes: the organisation, as its messages name it. */
export async function findSender(tx: Tx) {
  const [row] = await tx.db
    .select({
      name: organization.name,
      mailSender: organization.mailSender,
      mailReplyTo: organization.mailReplyTo,
    })
    .from(organization)
    .where(eq(organization.id, tx.organizationId));
  return row;
}

export async function findDefinitions(tx: Tx, versionIds: readonly string[]) {
  return tx.db
    .select({ id: surveyVersion.id, definition: surveyVersion.definition })
    .from(surveyVersion)
    .where(
      and(
        eq(surveyVersion.organizationId, tx.organizationId),
        inArray(surveyVersion.id, [...new Set(versionIds)]),
      ),
    );
}

/** How an invitation ends that is not sent after all. */
export interface Ending {
  id: string;
  /** The channel that it waited for when this was decided: one that goes on to another is left alone. */
  waitedFor: ChannelKind;
  /** Scheduled: by another channel. Sent: only its reminder ends, it can still be answered. */
  status: "cancelled" | "failed" | "sent" | "scheduled";
  failure: string;
  /** The next one; null when it stays with its own. */
  channel: PlannedKind | null;
  route: PlannedKind[];
}

/** Ends invitations before they are sent, each in its own way. */
export async function endScheduled(tx: Tx, endings: readonly Ending[]): Promise<void> {
  if (endings.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(endings)}::text::jsonb)
    as ending (id uuid, "waitedFor" text, status text, failure text, channel text, route text[])`;
  const ended = await tx.db
    .update(invitation)
    .set({
      status: sql`ending.status`,
      failure: sql`ending.failure`,
      channel: sql`coalesce(ending.channel, ${invitation.channel})`,
      route: sql`ending.route`,
      attempts: sql`case when ending.channel is null then ${invitation.attempts} else 0 end`,
      updatedAt: tx.now(),
    })
    .from(rows)
    .where(
      and(
        ours(tx),
        eq(invitation.id, sql`ending.id`),
        eq(invitation.status, "scheduled"),
        eq(invitation.channel, sql`ending."waitedFor"`),
      ),
    )
    .returning({ id: invitation.id });
  await returnPlaces(
    tx,
    ended.map(({ id }) => id),
  );
}
