import { DateTime } from "luxon";
import { z } from "zod";
import { dayMilliseconds, localTime, steadyMoment, weekdayOf } from "@/lib/delivery/wall-clock";

const clock = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const Clock = z.string().regex(clock, "Use a time such as 09:00.");

/** The hours in which customers are written to, by their own clock; 1 is Monday. */
export const SendingWindow = z
  .object({
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1, "Choose at least one day.")
      .max(7)
      .refine((days) => new Set(days).size === days.length, "Say each day once."),
    from: Clock,
    until: Clock,
  })
  .refine(({ from, until }) => from < until, {
    path: ["until"],
    message: "The window ends before it begins.",
  });
export type SendingWindow = z.infer<typeof SendingWindow>;

const minuteMilliseconds = 60_000;

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

/** Whether a moment lies in the window, by the clock of a time zone. */
export function isInWindow(window: SendingWindow, zone: string, at: Date): boolean {
  return opensTo(window, localTime(zone, at.getTime()));
}

function opensTo({ weekdays, from, until }: SendingWindow, local: number): boolean {
  const day = Math.floor(local / dayMilliseconds);
  const minutes = Math.floor((local - day * dayMilliseconds) / minuteMilliseconds);
  const within = minutes >= minutesOf(from) && minutes < minutesOf(until);
  return within && weekdays.includes(weekdayOf(day));
}

/** A window that a change of clocks swallows on one day opens again a week later at the latest. */
const daysAhead = 15;

/**
 * The first moment from this one on that lies in the window. Where clocks are put forward over the
 * opening hour, the window opens with the first moment that the day has.
 */
export function nextInWindow(window: SendingWindow, zone: string, at: Date): Date {
  const local = localTime(zone, at.getTime());
  if (opensTo(window, local)) return at;
  const today = Math.floor(local / dayMilliseconds);
  const opening = minutesOf(window.from) * minuteMilliseconds;
  for (let day = today; day < today + 8; day += 1) {
    if (!window.weekdays.includes(weekdayOf(day))) continue;
    const opens = steadyMoment(zone, day * dayMilliseconds + opening);
    if (opens === null) break;
    if (opens >= at.getTime()) return new Date(opens);
  }
  return nextNearChange(window, zone, at);
}

/** The same by the calendar, which knows what clocks show when they are changed. */
function nextNearChange(window: SendingWindow, zone: string, at: Date): Date {
  const local = DateTime.fromJSDate(at, { zone });
  const opening = minutesOf(window.from);
  const [hour, minute] = [Math.floor(opening / 60), opening % 60];
  for (let day = 0; day < daysAhead; day += 1) {
    const opens = local.startOf("day").plus({ days: day }).set({ hour, minute });
    if (opens >= local && isInWindow(window, zone, opens.toJSDate())) return opens.toJSDate();
  }
  throw new RangeError("A sending window never opens.");
}
