import type { ScoreGroup } from "@/lib/analysis/shapes";

export type Step = "day" | "week" | "month";

const most = 400;

function startOf(key: string, by: Step): Date {
  return new Date(by === "month" ? `${key}-01T00:00:00Z` : `${key}T00:00:00Z`);
}

function next(key: string, by: Step): string {
  const day = startOf(key, by);
  if (by === "month") day.setUTCMonth(day.getUTCMonth() + 1);
  else day.setUTCDate(day.getUTCDate() + (by === "week" ? 7 : 1));
  return day.toISOString().slice(0, by === "month" ? 7 : 10);
}

/**
 * The periods in between in which nobody answered, so that equal distances are equal times. Left
 * as they are when that would be more than anybody can look at.
 */
export function withSilentPeriods(periods: readonly ScoreGroup[], by: Step): ScoreGroup[] {
  const [first] = periods;
  const last = periods.at(-1);
  const answered = new Map(periods.map((period) => [period.key, period]));
  const all: ScoreGroup[] = [];
  let key = first?.key;
  while (key && last && key <= last.key) {
    if (all.length === most) return [...periods];
    all.push(answered.get(key) ?? { key, n: 0, value: null, ciLow: null, ciHigh: null });
    key = next(key, by);
  }
  return all;
}

/** "2026-05" as "May 26", "2026-05-04" as "4 May". */
export function periodName(key: string, by: Step): string {
  const shape =
    by === "month"
      ? ({ month: "short", year: "2-digit" } as const)
      : ({ day: "numeric", month: "short" } as const);
  return new Intl.DateTimeFormat("en-GB", { ...shape, timeZone: "UTC" }).format(startOf(key, by));
}
