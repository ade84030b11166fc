import { z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { type Column, nth, toPair } from "./vector";

/** The share still there after an event time; what is null there is undefined where S is 0 or 1. */
export interface SurvivalStep {
  readonly time: number;
  readonly survival: number;
  /** Greenwood's. */
  readonly standardError: number | null;
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

export interface SurvivalCurve {
  readonly n: number;
  readonly events: number;
  /** One per time at which something happened, ascending; before the first of them S is 1. */
  readonly steps: readonly SurvivalStep[];
  /** First time with S ≤ ½, or midway to the next event when S is exactly ½; null if never. */
  readonly median: number | null;
}

/** Times at which something happened, with how many were there and how many left. */
export interface RiskSet {
  readonly time: number;
  readonly atRisk: number;
  readonly events: number;
}

/**
 * Kaplan–Meier estimate of the share that is still there, with log(−log S) intervals. Customers
 * who have not left yet count for as long as they were watched; one censored at t is at risk at t.
 *
 * @param times n durations ≥ 0
 * @param events n ones (left at that time) and zeros (still there when last seen)
 * @param counts how many customers each row stands for, whole and > 0; one if left out
 * @throws InsufficientData when there are no rows
 * @throws RangeError when a time is negative, an event is not 0 or 1, a count is not whole and
 *   positive, or lengths differ
 * @see Kaplan & Meier (1958), J. Am. Stat. Assoc. 53:457; Kalbfleisch & Prentice (1980), p. 15
 * @example kaplanMeier([1, 2, 3], [1, 0, 1]).steps.map((s) => s.survival) // → [2/3, 0]
 */
export function kaplanMeier(times: Column, events: Column, counts?: Column): SurvivalCurve {
  const sets = riskSets(times, events, counts);
  const n = counts ? Array.from(counts).reduce((sum, count) => sum + count, 0) : times.length;
  let survival = 1;
  let greenwood = 0;
  const steps = sets.map(({ time, atRisk, events: gone }): SurvivalStep => {
    survival *= (atRisk - gone) / atRisk;
    greenwood += gone / (atRisk * (atRisk - gone));
    return stepOf(time, survival, greenwood);
  });
  const total = sets.reduce((sum, set) => sum + set.events, 0);
  return { n, events: total, steps, median: medianOf(steps) };
}

/** The risk sets of the event times, ascending; errors as `kaplanMeier`. */
export function riskSets(times: Column, events: Column, counts?: Column): RiskSet[] {
  const [durations, marks] = toPair(times, events);
  if (durations.length === 0) throw new InsufficientData("too-few-rows");
  if (durations.some((time) => time < 0)) throw new RangeError("a negative duration");
  if (marks.some((mark) => mark !== 0 && mark !== 1)) throw new RangeError("an event is 0 or 1");
  const standing = countsOf(counts, durations.length);
  const order = Int32Array.from(durations.keys()).sort(
    (a, b) => nth(durations, a) - nth(durations, b),
  );
  const sets: RiskSet[] = [];
  let atRisk = standing.reduce((sum, count) => sum + count, 0);
  for (let start = 0; start < order.length; ) {
    const time = nth(durations, nth(order, start));
    let end = start;
    let gone = 0;
    let passed = 0;
    for (; end < order.length && nth(durations, nth(order, end)) === time; end++) {
      const row = nth(order, end);
      passed += nth(standing, row);
      gone += nth(marks, row) * nth(standing, row);
    }
    if (gone > 0) sets.push({ time, atRisk, events: gone });
    atRisk -= passed;
    start = end;
  }
  return sets;
}

/** How many customers each of `rows` rows stands for; errors as `kaplanMeier`. */
export function countsOf(counts: Column | undefined, rows: number): Float64Array {
  if (!counts) return new Float64Array(rows).fill(1);
  const standing = Float64Array.from(counts);
  if (standing.length !== rows) throw new RangeError("columns differ in length");
  if (standing.some((count) => !(Number.isInteger(count) && count > 0))) {
    throw new RangeError("a count is whole and positive");
  }
  return standing;
}

/** The curve at a time: the last step before or at it, or everybody. */
export function survivalAt({ steps }: SurvivalCurve, time: number): SurvivalStep {
  return steps.findLast((step) => step.time <= time) ?? stepOf(time, 1, 0);
}

/**
 * Restricted mean: the area under the curve up to a time, so the years a customer stays of the
 * next τ years, on average.
 */
export function restrictedMean({ steps }: SurvivalCurve, until: number): number {
  let area = 0;
  let from = 0;
  let survival = 1;
  for (const step of steps) {
    if (step.time >= until) break;
    area += survival * (step.time - from);
    from = step.time;
    survival = step.survival;
  }
  return area + survival * (until - from);
}

function stepOf(time: number, survival: number, greenwood: number): SurvivalStep {
  if (!(survival > 0 && survival < 1)) {
    return { time, survival, standardError: null, ciLow: null, ciHigh: null };
  }
  const half = (z95 * Math.sqrt(greenwood)) / Math.log(survival);
  return {
    time,
    survival,
    standardError: survival * Math.sqrt(greenwood),
    ciLow: survival ** Math.exp(-half),
    ciHigh: survival ** Math.exp(half),
  };
}

// A product of fractions that should be ½ may differ from it in the last digits.
const rounding = 1e-12;

function medianOf(steps: readonly SurvivalStep[]): number | null {
  const first = steps.findIndex(({ survival }) => survival <= 0.5 + rounding);
  const step = steps[first];
  if (!step) return null;
  const next = steps[first + 1];
  const isHalf = Math.abs(step.survival - 0.5) <= rounding;
  return isHalf && next ? (step.time + next.time) / 2 : step.time;
}
