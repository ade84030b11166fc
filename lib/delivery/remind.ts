import type { Tx } from "@/lib/access/context";
import { timeZoneOf } from "@/lib/db/time-zone-of";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { openKinds } from "@/lib/delivery/open-kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { dueReminders, type NextReminder, queueReminders } from "@/lib/delivery/remind.store";
import { hoursOf, sameTimeInHours } from "@/lib/delivery/same-time-of-day";

const remindersPerRun = 500;

/**
 * Puts the reminders that are due into the queue, as the survey's plan has them now; what falls out of
 * the trigger's window waits for it, and is not sent where the survey would be closed by then. One that
 * is planned for a channel that is switched off goes by the one before. From there they go the way of
 * every message: whoever answered, said no or was erased meanwhile gets none.
 */
export async function remind(tx: Tx): Promise<void> {
  const due = await dueReminders(tx, remindersPerRun);
  if (due.length === 0) return;
  const plans = await findPlans(
    tx,
    due.map(({ surveyId }) => surveyId),
  );
  const open = await openKinds(tx);
  const zone = await timeZoneOf(tx);
  const now = tx.now();
  const next = due.map((one): NextReminder => {
    const { id, surveyId, channel, remindersSent, expiresAt } = one;
    const { reminders } = plans.get(surveyId) ?? plainPlan;
    const reminder = reminders[remindersSent];
    const before = plannedKinds.find((kind) => kind === channel);
    const at = sameTimeInHours(now, now, hoursOf(one, zone));
    const always = { id, remindersSent, dueAt: at.toISOString() };
    if (reminder === undefined || at >= expiresAt) return { ...always, channel: null, route: [] };
    const planned = reminder.channel ?? before ?? null;
    const wanted = planned && !open.has(planned) && before && open.has(before) ? before : planned;
    return { ...always, channel: wanted, route: others(wanted, before) };
  });
  await queueReminders(tx, next);
}

/** Where another channel does not reach the customer, the one before does. */
function others(wanted: PlannedKind | null, before: PlannedKind | undefined): PlannedKind[] {
  return before === undefined || before === wanted ? [] : [before];
}
