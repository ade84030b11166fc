import { DateTime } from "luxon";

/**
 * As many days as were chosen, up to the day before them.
 *
 * @example spanBefore({ from: "2026-03-01", to: "2026-03-31" }, …) // → 2026-01-29 to 2026-02-28
 */
export function spanBefore(
  { from, to }: { from?: string; to?: string },
  today: string,
): { from: string; to: string } | null {
  const last = to ?? today;
  if (from === undefined || from > last) return null;
  const day = (text: string) => DateTime.fromISO(text, { zone: "utc" });
  const days = day(last).diff(day(from), "days").days + 1;
  const iso = (moment: DateTime) => moment.toFormat("yyyy-MM-dd");
  return { from: iso(day(from).minus({ days })), to: iso(day(from).minus({ days: 1 })) };
}
