const format = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "short",
  year: "numeric",
  timeZone: "UTC",
});

/**
 * A day of the calendar as it is read.
 *
 * @example dayWords("2026-08-31") // → "31 Aug 2026"
 */
export function dayWords(day: string): string {
  return format.format(new Date(`${day}T00:00:00Z`));
}
