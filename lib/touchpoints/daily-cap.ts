import { DateTime } from "luxon";
import { nextInWindow, type SendingWindow } from "@/lib/delivery/sending-window";
import { dayMilliseconds, localTime, steadyMoment } from "@/lib/delivery/wall-clock";

/*
 * A cap on how many a trigger asks a day, by the organisation's calendar. What does not fit moves to
 * the next day with room in which the customer's window is open; nothing is dropped.
 */

/** A calendar day as a number, so that the next one is one more. */
export function dayNumber(at: Date, zone: string): number {
  return Math.floor(localTime(zone, at.getTime()) / dayMilliseconds);
}

/** The first moment of a day. */
function dayStart(day: number, zone: string): Date {
  const steady = steadyMoment(zone, day * dayMilliseconds);
  if (steady !== null) return new Date(steady);
  const date = new Date(day * dayMilliseconds);
  const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
  return DateTime.fromObject({ ...parts, day: date.getUTCDate() }, { zone }).toJSDate();
}

export interface Cap {
  perDay: number;
  /** How many are asked already, by day. */
  taken: ReadonlyMap<number, number>;
  /** Whose calendar the days are. */
  zone: string;
}

/** The first moment from this one on that lies in the window and on a day with room. */
export function nextUnderCap(
  cap: Cap,
  window: SendingWindow | null,
  customerZone: string,
  at: Date,
): Date {
  let moment = window ? nextInWindow(window, customerZone, at) : at;
  for (;;) {
    const day = dayNumber(moment, cap.zone);
    const free = dayWithRoom(cap, day);
    if (free === day) return moment;
    const start = dayStart(free, cap.zone);
    moment = window ? nextInWindow(window, customerZone, start) : start;
  }
}

function dayWithRoom({ perDay, taken }: Cap, from: number): number {
  let day = from;
  while ((taken.get(day) ?? 0) >= perDay) day += 1;
  return day;
}
