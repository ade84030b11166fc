import { DateTime } from "luxon";

const firstHour = 7;

/**
 * The week whose digest is due: the Monday itself, from seven in the morning until midnight where the
 * organisation is; null on every other day, so that nobody gets old news late.
 */
export function digestWeek(now: Date, timeZone: string): string | null {
  const there = DateTime.fromJSDate(now, { zone: timeZone });
  return there.weekday === 1 && there.hour >= firstHour ? there.toISODate() : null;
}
