/** A day in UTC, counted from 1970-01-01. */
export type Day = number;

export const millisecondsPerDay = 86_400_000;

/** @param date such as "2026-03-31" */
export function dayOf(date: string): Day {
  return Date.parse(`${date}T00:00:00Z`) / millisecondsPerDay;
}

/** The date of a day, such as "2026-03-31". */
export function dateOf(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** A calendar month, or the part of it that lies in the simulated time. */
export interface Stretch {
  readonly from: Day;
  /** The day after the last. */
  readonly to: Day;
}

/** The day a number of calendar months earlier; the 31st becomes the last day of a shorter month. */
export function monthsBefore(day: Day, months: number): Day {
  const date = new Date(day * millisecondsPerDay);
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months];
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / millisecondsPerDay;
}

function firstOfNextMonth(day: Day): Day {
  const date = new Date(day * millisecondsPerDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / millisecondsPerDay;
}

/** The time from one day to another (not included) in calendar months, the outer ones cut. */
export function stretches(from: Day, to: Day): Stretch[] {
  const all: Stretch[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, firstOfNextMonth(start));
    all.push({ from: start, to: end });
    start = end;
  }
  return all;
}

/** 0 is Sunday. */
export function weekday(day: Day): number {
  return (day + 4) % 7;
}

/** Whole numbers in proportion to weights that add up to a total: largest remainders first. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((weight) => (total * weight) / sum);
  const whole = exact.map(Math.floor);
  const left = total - whole.reduce((a, b) => a + b, 0);
  const order = exact.map((_, i) => i).sort((a, b) => rest(exact, b) - rest(exact, a) || a - b);
  for (const i of order.slice(0, left)) whole[i] = (whole[i] ?? 0) + 1;
  return whole;
}

function rest(exact: readonly number[], i: number): number {
  return (exact[i] ?? 0) % 1;
}
