import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
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

export type Waiting = Awaited<ReturnType<typeof longWaiting>>[number];

/**
 * Invitations with another channel that have waited so long for their customer, or for half of the
 * time in which they can be answered.
 */
export async function longWaiting(tx: Tx, waitSeconds: number, limit: number) {
  const half = sql`(${invitation.expiresAt} - ${invitation.dueAt}) / 2`;
  const wait = sql`least(make_interval(secs => ${waitSeconds}::int), ${half})`;
  return tx.db
    .select(waiting)
    .from(invitation)
    .innerJoin(customer, itsCustomer)
    .leftJoin(trigger, itsTrigger)
    .leftJoin(round, itsRound)
    .where(
      and(
        waits(tx),
        sql`cardinality(${invitation.route}) > 0`,
        sql`${invitation.dueAt} + ${wait} <= ${tx.now().toISOString()}::timestamptz`,
      ),
    )
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(limit);
}

/** Those of which a reminder is due, each with it. */
export async function waitingToRemind(
  tx: Tx,
  reminders: readonly WaitingReminder[],
  limit: number,
) {
  if (reminders.length === 0) return [];
  const now = sql`${tx.now().toISOString()}::timestamptz`;
  const rows = sql`jsonb_to_recordset(${JSON.stringify(reminders)}::text::jsonb) as reminder
    ("surveyId" uuid, "remindersSent" int, "hasNext" bool, "afterSeconds" int, channel text, number int)`;
  return tx.db
    .select({
      ...waiting,
      by: sql<PlannedKind>`coalesce(reminder.channel, ${invitation.route}[1])`,
      number: sql<number>`reminder.number`,
    })
    .from(invitation)
    .innerJoin(
      rows,
      and(
        eq(invitation.surveyId, sql`reminder."surveyId"`),
        eq(invitation.remindersSent, sql`reminder."remindersSent"`),
        sql`coalesce(${invitation.route}[1] <> 'widget', false) = reminder."hasNext"`,
      ),
    )
    .innerJoin(customer, itsCustomer)
    .leftJoin(trigger, itsTrigger)
    .leftJoin(round, itsRound)
    .where(
      and(
        waits(tx),
        sql`${invitation.dueAt} + make_interval(secs => reminder."afterSeconds") <= ${now}`,
      ),
    )
    .orderBy(asc(invitation.dueAt), asc(invitation.id))
    .limit(limit);
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
