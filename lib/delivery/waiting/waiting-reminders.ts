import type { PlannedKind } from "@/lib/delivery/kinds";
import type { Plan, Reminder } from "@/lib/delivery/plan-shapes";

/** What reminds a customer of an invitation that waits on a site, after so many reminders before. */
export interface WaitingReminder {
  surveyId: string;
  remindersSent: number;
  /** Of invitations that another channel may go on with, or of the others. */
  hasNext: boolean;
  /** Of those, the ones of which such a channel is switched on. */
  nextOpen: boolean;
  /** After the invitation, or the reminder before it, was due. */
  afterSeconds: number;
  /** Null: the invitation's next one that is switched on. */
  channel: PlannedKind | null;
  /** Which of the plan's it is, from 1. */
  number: number;
}

const nexts = [
  { hasNext: true, nextOpen: true },
  { hasNext: true, nextOpen: false },
  { hasNext: false, nextOpen: false },
];

/**
 * The reminders of a plan as they concern what waits. One on the site itself says nothing new to
 * somebody who has not come by, and one by a channel that is switched off is not said: the time until the
 * next is counted on.
 */
export function waitingReminders(
  surveyId: string,
  { reminders }: Plan,
  open: ReadonlySet<PlannedKind>,
): WaitingReminder[] {
  return nexts.flatMap((next) =>
    reminders.flatMap((_, remindersSent) => {
      const left = reminders.slice(remindersSent);
      const says = ({ channel }: Reminder) =>
        channel === null ? next.nextOpen : channel !== "widget" && open.has(channel);
      const saying = left.findIndex(says);
      const channel = left[saying]?.channel;
      if (channel === undefined) return [];
      const until = left.slice(0, saying + 1);
      const afterSeconds = until.reduce((sum, one) => sum + one.afterSeconds, 0);
      const number = remindersSent + saying + 1;
      return [{ surveyId, remindersSent, ...next, afterSeconds, channel, number }];
    }),
  );
}
