import { and, arrayContains, asc, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { amongIds } from "@/lib/db/among";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { round } from "@/lib/db/tables/rounds";
import { trigger } from "@/lib/db/tables/touchpoints";
import type { PlannedKind } from "@/lib/delivery/kinds";
import { windowOf } from "@/lib/delivery/remind.store";
import type { WaitingReminder } from "@/lib/delivery/waiting/waiting-reminders";

const waits = (tx: Tx) =>
  and(
    eq(invitation.organizationId, tx.organizationId),
    eq(invitation.channel, "widget"),
    eq(invitation.status, "scheduled"),
    lte(invitation.dueAt, tx.now()),
  );

/** An invitation that waits, with what says when its next channel may be used. */
const waiting = {
  id: invitation.id,
  dueAt: invitation.dueAt,
  expiresAt: invitation.expiresAt,
  route: invitation.route,
  remindersSent: invitation.remindersSent,
  window: windowOf,
  timeZone: customer.timeZone,
};
const itsCustomer = and(
  eq(customer.organizationId, invitation.organizationId),
  eq(customer.id, invitation.customerId),
);
const itsTrigger = and(
  eq(trigger.organizationId, invitation.organizationId),
  eq(trigger.id, invitation.triggerId),
);
const itsRound = and(
  eq(round.organizationId, invitation.organizationId),
  eq(round.id, invitation.roundId),
);

/**
 * Whether a trigger that is at work, by its dates too, asks for this survey on the site, whatever the
 * survey's plan says.
 */
export async function hasTriggerOnSite(tx: Tx, surveyId: string): Promise<boolean> {
  const onSite = await tx.db
    .select({ id: trigger.id })
    .from(trigger)
    .where(
      and(
        eq(trigger.organizationId, tx.organizationId),
        eq(trigger.surveyId, surveyId),
        eq(trigger.active, true),
        or(isNull(trigger.startsAt), lte(trigger.startsAt, tx.now())),
        or(isNull(trigger.endsAt), gt(trigger.endsAt, tx.now())),
        arrayContains(trigger.askBy, ["widget"]),
      ),
    )
    .limit(1);
  return onSite.length > 0;
}

/** Whether anybody is still to be asked for this survey on the site, now or later. */
export async function anyWaitsOnSite(tx: Tx, surveyId: string): Promise<boolean> {
  const waitsThere = await tx.db
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.surveyId, surveyId),
        eq(invitation.channel, "widget"),
        eq(invitation.status, "scheduled"),
      ),
    )
    .limit(1);
  return waitsThere.length > 0;
}

export type Waiting = Awaited<ReturnType<typeof theseWaiting>>[number];

/**
 * What is chosen is read by its ids, in a statement that is planned for so many: joined to what chooses
 * it, which may be hundreds for each reminder, the planner would read all invitations and customers.
 */
async function theseWaiting(tx: Tx, ids: readonly string[]) {
  return tx.db
    .select(waiting)
    .from(invitation)
    .innerJoin(customer, itsCustomer)
    .leftJoin(trigger, itsTrigger)
    .leftJoin(round, itsRound)
    .where(and(waits(tx), amongIds(invitation.id, ids)))
    .orderBy(asc(invitation.dueAt), asc(invitation.id));
}

const moment = (tx: Tx) => sql`${tx.now().toISOString()}::timestamptz`;

/** The channels that may go on with what waits: those that are switched on, but for the site itself. */
const others = (open: ReadonlySet<PlannedKind>) =>
  sql`${sql.param([...open].filter((kind) => kind !== "widget"))}::text[]`;

/** Which are chosen: at most so many of those that one of these channels may go on with. */
interface Choice {
  open: ReadonlySet<PlannedKind>;
  limit: number;
}

/**
 * Invitations with another channel that is switched on, which have waited so long for their customer, or
 * for half of the time in which they can be answered. Each of the two is found by an index of its own,
 * so that those whose time has not come cost nothing.
 */
export async function longWaiting(
  tx: Tx,
  waitSeconds: number,
  { open, limit }: Choice,
): Promise<Waiting[]> {
  const now = moment(tx);
  const first = (passed: SQL, place: SQL) => sql`(
    select id, due_at from invitation
    where organization_id = ${tx.organizationId} and channel = 'widget' and status = 'scheduled'
      and has_next and route && ${others(open)} and due_at <= ${now} and ${passed}
    order by ${place} limit ${limit})`;
  const unseen = await tx.db.execute<{ id: string }>(sql`
    select id from (
      ${first(sql`due_at <= ${now} - make_interval(secs => ${waitSeconds}::int)`, sql`due_at`)}
      union ${first(sql`halfway_at <= ${now} at time zone 'UTC'`, sql`halfway_at`)}) as unseen
    order by due_at, id limit ${limit}`);
  if (unseen.length === 0) return [];
  return theseWaiting(
    tx,
    unseen.map(({ id }) => id),
  );
}

/**
 * Those of which a reminder is due, each with it and the channel that brings it: its own, or the first of
 * the invitation's that is switched on. One reminder after another is looked for by an index of what
 * waits for it, so that those whose time has not come cost nothing.
 */
export async function waitingToRemind(
  tx: Tx,
  reminders: readonly WaitingReminder[],
  { open, limit }: Choice,
) {
  if (reminders.length === 0) return [];
  const due = await tx.db.execute<{ id: string; by: PlannedKind; number: number }>(sql`
    select due.id, coalesce(reminder.channel, due.next) as by, reminder.number
    from jsonb_to_recordset(${JSON.stringify(reminders)}::text::jsonb) as reminder
      ("surveyId" uuid, "remindersSent" int, "hasNext" bool, "nextOpen" bool, "afterSeconds" int,
       channel text, number int)
    cross join lateral (
      select id, due_at, (
        select kind from unnest(route) with ordinality as step (kind, place)
        where kind = any(${others(open)}) order by place limit 1) as next
      from invitation
      where organization_id = ${tx.organizationId} and channel = 'widget' and status = 'scheduled'
        and survey_id = reminder."surveyId" and reminders_sent = reminder."remindersSent"
        and has_next = reminder."hasNext"
        and (has_next and route && ${others(open)}) = reminder."nextOpen"
        and due_at <= ${moment(tx)} - make_interval(secs => reminder."afterSeconds")
      order by due_at limit ${limit}) as due
    order by due.due_at, due.id limit ${limit}`);
  if (due.length === 0) return [];
  const reminderOf = new Map(due.map(({ id, by, number }) => [id, { by, number }]));
  return (await theseWaiting(tx, [...reminderOf.keys()])).flatMap((one) => {
    const reminder = reminderOf.get(one.id);
    return reminder ? [{ ...one, ...reminder }] : [];
  });
}

/** How a waiting invitation goes on. */
export interface Move {
  id: string;
  /** Null: it goes on waiting, as `route` says by nothing else or not by this reminder. */
  channel: PlannedKind | null;
  route: PlannedKind[];
  dueAt: string;
  remindersSent: number;
}

/** Moves what still waits; what was answered or called off meanwhile stays as it is. */
export async function moveWaiting(
  tx: Tx,
  moves: readonly Move[],
  failure: string | null,
): Promise<void> {
  if (moves.length === 0) return;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(moves)}::text::jsonb) as move
    (id uuid, channel text, route text[], "dueAt" timestamptz, "remindersSent" int)`;
  const moved = (to: SQL, from: SQL | typeof invitation.dueAt | typeof invitation.failure) =>
    sql`case when move.channel is null then ${from} else ${to} end`;
  await tx.db
    .update(invitation)
    .set({
      channel: sql`coalesce(move.channel, ${invitation.channel})`,
      route: sql`move.route`,
      dueAt: moved(sql`move."dueAt"`, invitation.dueAt),
      remindersSent: sql`move."remindersSent"`,
      attempts: 0,
      failure: moved(sql`${failure}`, invitation.failure),
      updatedAt: tx.now(),
    })
    .from(rows)
    .where(and(waits(tx), eq(invitation.id, sql`move.id`)));
}
