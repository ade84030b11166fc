import type { SpanUnit } from "@/lib/responses/shapes";

const formatted = (day: string, shape: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** @example dayWords("2026-03-01") // → "1 Mar 2026" */
export function dayWords(day: string): string {
  return formatted(day, { dateStyle: "medium" });
}

/**
 * A month, year, decade or century by its first day.
 *
 * @example spanWords("1990-01-01", "decade") // → "1990 to 1999"
 */
export function spanWords(first: string, unit: SpanUnit): string {
  if (unit === "month") return formatted(first, { month: "short", year: "numeric" });
  const year = Number(first.slice(0, 4));
  return unit === "year" ? `${year}` : `${year} to ${year + (unit === "decade" ? 9 : 99)}`;
}
