import { DateTime } from "luxon";
import type { Span } from "@/lib/value/ladder/rungs";

/** The eight calendar quarters up to today's, newest first; today's ends today. */
export function quarterSpans(today: string): (Span & { key: string })[] {
  const current = DateTime.fromISO(today, { zone: "utc" }).startOf("quarter");
  return Array.from({ length: 8 }, (_, k) => {
    const start = current.minus({ quarters: k });
    const last = start.endOf("quarter").toISODate() ?? today;
    return {
      key: `${start.year}-Q${start.quarter}`,
      from: start.toISODate() ?? today,
      to: last < today ? last : today,
    };
  });
}

/** The quarter that was asked for, else today's. */
export function spanOf(today: string, quarter: string | undefined): Span & { key: string } {
  const [current, ...earlier] = quarterSpans(today);
  const found = earlier.find(({ key }) => key === quarter) ?? current;
  if (!found) throw new Error("There is always a quarter of today.");
  return found;
}
