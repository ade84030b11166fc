import type { ScoreGroup } from "@/lib/analysis/shapes";

/** The first moment, in UTC, of the twelve months that end with the month of a moment. */
export function twelveMonthsBefore(last: Date): Date {
  return new Date(Date.UTC(last.getUTCFullYear(), last.getUTCMonth() - 11, 1));
}

/**
 * The scores of twelve months in a row, without those before the first answer: a month in which
 * nobody answered stands as an empty one, so that equal distances are equal times.
 *
 * @param months groups whose keys are months, as "2026-03"
 */
export function twelveMonths(months: readonly ScoreGroup[], last: Date): ScoreGroup[] {
  const first = twelveMonthsBefore(last);
  const answered = new Map(months.map((month) => [month.key, month]));
  const keys = Array.from({ length: 12 }, (_, k) =>
    new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + k, 1))
      .toISOString()
      .slice(0, 7),
  );
  const begun = keys.findIndex((key) => answered.has(key));
  return keys
    .slice(Math.max(0, begun))
    .map((key) => answered.get(key) ?? { key, n: 0, value: null, ciLow: null, ciHigh: null });
}
