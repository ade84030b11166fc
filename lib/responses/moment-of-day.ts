import { DateTime } from "luxon";

/** The moment for answers of which only the day is known: its noon there, and never one still to come. */
export function momentOfDay(day: string, timeZone: string, now: Date): string {
  const noon = DateTime.fromISO(`${day}T12:00`, { zone: timeZone }).toJSDate();
  return new Date(Math.min(noon.getTime(), now.getTime())).toISOString();
}
