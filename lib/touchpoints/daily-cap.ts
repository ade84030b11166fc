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

interface Cap {
  perDay: number;
  /** When customers are asked, by their own clocks. */
  window: SendingWindow | null;
  /** Whose calendar the days are. */
  zone: string;
}

/**
 * The days of one trigger or round with a cap, and how many are asked on each. Places are only taken:
 * a day that was full once is passed over from then on, so that looking for a place costs as much
 * however many days are full already.
 */
export class CappedDays {
  readonly #cap: Cap;
  readonly #taken: Map<number, number>;
  /** By customers' time zone: on which day to look, instead of on one that has nothing for them. */
  readonly #later = new Map<string, Map<number, number>>();

  /** @param taken how many are asked, by day: whoever gives it may go on counting in it */
  constructor(cap: Cap, taken = new Map<number, number>()) {
    this.#cap = cap;
    this.#taken = taken;
  }

  /** Somebody is asked at that moment. */
  take(at: Date): void {
    const day = dayNumber(at, this.#cap.zone);
    this.#taken.set(day, (this.#taken.get(day) ?? 0) + 1);
  }

  /** The first moment from this one on that lies in the window and on a day with room. */
  next(customerZone: string, at: Date): Date {
    const { window, zone } = this.#cap;
    const moment = window ? nextInWindow(window, customerZone, at) : at;
    const day = dayNumber(moment, zone);
    return this.#isFull(day) ? this.#afterFull(day, customerZone) : moment;
  }

  #isFull(day: number): boolean {
    return (this.#taken.get(day) ?? 0) >= this.#cap.perDay;
  }

  /** The same, from the end of a full day on. */
  #afterFull(full: number, customerZone: string): Date {
    const later = this.#laterFor(customerZone);
    const passed: number[] = [];
    let day = full;
    for (;;) {
      const found = later.get(day) ?? this.#lookOn(day, customerZone);
      if (found instanceof Date) {
        for (const one of passed) later.set(one, day);
        return found;
      }
      passed.push(day);
      day = found;
    }
  }

  /** The first moment from a day on, if there is room; else the day on which to look next. */
  #lookOn(day: number, customerZone: string): Date | number {
    if (this.#isFull(day)) return day + 1;
    const { window, zone } = this.#cap;
    const start = dayStart(day, zone);
    const opens = window ? nextInWindow(window, customerZone, start) : start;
    const openDay = dayNumber(opens, zone);
    return this.#isFull(openDay) ? openDay : opens;
  }

  #laterFor(customerZone: string): Map<number, number> {
    const key = this.#cap.window ? customerZone : "";
    const known = this.#later.get(key);
    if (known) return known;
    const later = new Map<number, number>();
    this.#later.set(key, later);
    return later;
  }
}

interface Capped {
  id: string;
  dailyCap: number | null;
  window: SendingWindow | null;
}

/**
 * The days of those triggers that have a cap.
 *
 * @param takenOf how many one of them asks already, by day
 */
export function cappedDays(
  triggers: readonly Capped[],
  zone: string,
  takenOf: (id: string) => Map<number, number> | undefined,
): Map<string, CappedDays> {
  return new Map(
    triggers.flatMap(({ id, dailyCap: perDay, window }): [string, CappedDays][] =>
      perDay === null ? [] : [[id, new CappedDays({ perDay, window, zone }, takenOf(id))]],
    ),
  );
}
