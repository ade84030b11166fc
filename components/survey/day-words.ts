import type { SpanUnit } from "@/lib/responses/shapes";

/** @example monthWords("2026-03") // → "Mar 2026" */
export function monthWords(month: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    ...({ month: "short", year: "numeric" } as const),
    timeZone: "UTC",
  }).format(new Date(`${month}-01T00:00:00Z`));
}

/**
 * A month, year, decade or century by its first day.
 *
 * @example spanWords("1990-01-01", "decade") // → "1990 to 1999"
 */
export function spanWords(first: string, unit: SpanUnit): string {
  if (unit === "month") return monthWords(first.slice(0, 7));
  const year = Number(first.slice(0, 4));
  return unit === "year" ? `${year}` : `${year} to ${year + (unit === "decade" ? 9 : 99)}`;
}
