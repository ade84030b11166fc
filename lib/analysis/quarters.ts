import { DateTime } from "luxon";

export interface Quarter {
  /** As "2026 Q1". */
  key: string;
  /** First and last day, YYYY-MM-DD. */
  from: string;
  to: string;
}

/**
 * The calendar quarters up to the one of a moment, oldest first, cut to a span of days where one is
 * given: a quarter wholly outside of it is left out.
 */
export function quartersUpTo(
  last: Date,
  count: number,
  timeZone: string,
  span: { from?: string; to?: string } = {},
): Quarter[] {
  const current = DateTime.fromJSDate(last, { zone: timeZone }).startOf("quarter");
  return Array.from({ length: count }, (_, k) => {
    const start = current.minus({ quarters: count - 1 - k });
    return {
      key: `${start.year} Q${start.quarter}`,
      from: later(start.toISODate() ?? "", span.from),
      to: earlier(start.endOf("quarter").toISODate() ?? "", span.to),
    };
  }).filter(({ from, to }) => from <= to);
}

function later(day: string, other: string | undefined): string {
  return other !== undefined && other > day ? other : day;
}

function earlier(day: string, other: string | undefined): string {
  return other !== undefined && other < day ? other : day;
}
