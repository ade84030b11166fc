import type { Tx } from "@/lib/access/context";
import { type PlannedKind, plannedKinds } from "@/lib/delivery/kinds";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { dueReminders, type NextReminder, queueReminders } from "@/lib/delivery/remind.store";

const remindersPerRun = 500;

/**
 * Puts the reminders that are due into the queue, as the survey's plan has them now. From there they
 * go the way of every message: whoever answered, said no or was erased meanwhile gets none.
 */
export async function remind(tx: Tx): Promise<void> {
  const due = await dueReminders(tx, remindersPerRun);
  const plans = await findPlans(
    tx,
    due.map(({ surveyId }) => surveyId),
  );
  const next = due.map(({ id, surveyId, channel, remindersSent }): NextReminder => {
    const { reminders } = plans.get(surveyId) ?? plainPlan;
    const reminder = reminders[remindersSent];
    const before = plannedKinds.find((kind) => kind === channel);
    if (reminder === undefined) return { id, remindersSent, channel: null, route: [] };
    const wanted = reminder.channel ?? before ?? null;
    return { id, remindersSent, channel: wanted, route: others(wanted, before) };
  });
  await queueReminders(tx, next);
}

/** Where another channel does not reach the customer, the one before does. */
function others(wanted: PlannedKind | null, before: PlannedKind | undefined): PlannedKind[] {
  return before === undefined || before === wanted ? [] : [before];
}
