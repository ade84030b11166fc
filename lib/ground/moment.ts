import { z } from "zod";
import { remembered } from "@/lib/ground/remembered";

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

// Making a calendar takes longer than asking it. The Swedish format is the ISO one.
const calendarOf = remembered(
  1_000,
  (timeZone) => new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }),
);

/** The calendar day of a moment in a time zone: "2026-03-01" */
export function dayIn(timeZone: string, at: Date): string {
  return calendarOf(timeZone).format(at);
}

const dayMilliseconds = 86_400_000;

/** A calendar day so many days after another, or before it. @example daysFrom("2026-03-01", -1) // → "2026-02-28" */
export function daysFrom(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMilliseconds).toISOString().slice(0, 10);
}
