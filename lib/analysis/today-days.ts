import type { AnalysisFilter } from "@/lib/analysis/shapes";

const days = 90;
const dayMilliseconds = 24 * 3600 * 1000;

export interface TodayDays {
  days: number;
  from: Date;
  /** The moment after the last answer. */
  to: Date;
  now: AnalysisFilter;
  before: AnalysisFilter;
}

/** The 90 days up to the last answer, so that imported history shows too, and the 90 before them. */
export function todayDays(last: Date): TodayDays {
  const to = new Date(last.getTime() + 1);
  const from = daysBefore(to, days);
  return { days, from, to, now: between(from, to), before: between(daysBefore(from, days), from) };
}

export function daysBefore(moment: Date, count: number): Date {
  return new Date(moment.getTime() - count * dayMilliseconds);
}

export function between(from: Date, to: Date): AnalysisFilter {
  return { from: from.toISOString(), to: to.toISOString() };
}
