import { and, asc, eq, lte, sql } from "drizzle-orm";
import type { Tx } from "@/lib/access/context";
import { customer } from "@/lib/db/tables/customers";
import { invitation } from "@/lib/db/tables/delivery";
import { round } from "@/lib/db/tables/rounds";
import { trigger } from "@/lib/db/tables/touchpoints";
import type { PlannedKind } from "@/lib/delivery/kinds";

/** The hours of what had the customer asked: a trigger, or a round. */
export const windowOf = sql<unknown>`coalesce(${trigger.sendingWindow}, ${round.rules} -> 'window')`;

/** Invitations whose customer is to be reminded by now, longest waiting first. */
export async function dueReminders(tx: Tx, limit: number) {
  return tx.db
    .select({
      id: invitation.id,
      surveyId: invitation.surveyId,
      channel: invitation.channel,
      remindersSent: invitation.remindersSent,
      expiresAt: invitation.expiresAt,
      window: windowOf,
      timeZone: customer.timeZone,
    })
    .from(invitation)
    .innerJoin(
      customer,
      and(
        eq(customer.organizationId, invitation.organizationId),
        eq(customer.id, invitation.customerId),
      ),
    )
    .leftJoin(
      trigger,
      and(
        eq(trigger.organizationId, invitation.organizationId),
        eq(trigger.id, invitation.triggerId),
      ),
    )
    .leftJoin(
      round,
      and(eq(round.organizationId, invitation.organizationId), eq(round.id, invitation.roundId)),
    )
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.status, "sent"),
        lte(invitation.remindAt, tx.now()),
      ),
    )
    .orderBy(asc(invitation.remindAt), asc(invitation.id))
    .limit(limit);
}

/** A reminder that is put into the queue; without a channel there is none any more. */
export interface NextReminder {
  id: string;
  /** Which one it is, so that two workers put it there once. */
  remindersSent: number;
  channel: PlannedKind | null;
  route: PlannedKind[];
  dueAt: string;
}

/** Puts reminders into the queue: what is sent becomes scheduled once more, unless it was answered. */
export async function queueReminders(tx: Tx, reminders: readonly NextReminder[]): Promise<void> {
  if (reminders.length === 0) return;
  const now = tx.now();
  const rows = sql`jsonb_to_recordset(${JSON.stringify(reminders)}::text::jsonb)
    as reminder (id uuid, "remindersSent" int, channel text, route text[], "dueAt" timestamptz)`;
  await tx.db
    .update(invitation)
    .set({
      status: sql`case when reminder.channel is null then 'sent' else 'scheduled' end`,
      remindersSent: sql`reminder."remindersSent" + case when reminder.channel is null then 0 else 1 end`,
      channel: sql`coalesce(reminder.channel, ${invitation.channel})`,
      route: sql`reminder.route`,
      remindAt: null,
      dueAt: sql`case when reminder.channel is null then ${invitation.dueAt} else reminder."dueAt" end`,
      attempts: 0,
      failure: null,
      updatedAt: now,
    })
    .from(rows)
    .where(
      and(
        eq(invitation.organizationId, tx.organizationId),
        eq(invitation.id, sql`reminder.id`),
        eq(invitation.status, "sent"),
        lte(invitation.remindAt, now),
        eq(invitation.remindersSent, sql`reminder."remindersSent"`),
      ),
    );
}
