import { z } from "zod";

function inUtc(text: string): string {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? text : moment.toISOString();
}

// What PostgreSQL and ISO 8601 both can say in four digits.
const inRange = (text: string) => text >= "0001" && text < "9999-12-31T";
const outOfRange = "This lies outside the calendar.";

/** A moment with its offset, read as UTC: the database refuses offsets that clocks may have. */
export const Instant = z.iso
  .datetime({ offset: true })
  .overwrite(inUtc)
  .refine(inRange, outOfRange);

/** A calendar day. */
export const Day = z.iso.date().refine(inRange, outOfRange);

/** The bound of a period: a day given as its end is included whole. */
export const DayOrInstant = z.union([Day, Instant]);

/** Tells a day from a moment. */
export function isDay(bound: string): boolean {
  return bound.length === "2026-01-01".length;
}

/** By time zone, of which there are some hundred: making one takes longer than asking it. */
const calendars = new Map<string, Intl.DateTimeFormat>();

/** The calendar day of a moment in a time zone: "2026-03-01" */
export function dayIn(timeZone: string, at: Date): string {
  const known = calendars.get(timeZone);
  // The Swedish format is the ISO one.
  const calendar = known ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  if (!known) calendars.set(timeZone, calendar);
  return calendar.format(at);
}

const dayMilliseconds = 86_400_000;

/** A calendar day so many days after another, or before it. @example daysFrom("2026-03-01", -1) // → "2026-02-28" */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10);
}
