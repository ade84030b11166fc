import { describe } from "@/lib/stats/describe";
import { twoSidedT } from "@/lib/stats/distributions";

/** How a week lies to those before it. */
export interface LastWeek {
  last: number;
  /** The last week less the mean of those before. */
  change: number;
  /** How many weeks came before. */
  weeks: number;
  /** How likely a difference as large is where nothing changed. */
  p: number;
}

const fewest = 4;

/**
 * The last of several weekly means against what the weeks before let expect: a new value against the
 * mean and spread of n others, by t with n − 1 degrees of freedom.
 *
 * @param means in order of time
 * @returns null with fewer than four weeks before, or where those never varied
 * @example compareLastWeek([10, 11, 10, 11, 10, 11, 30])?.change // → 19.5
 */
export function compareLastWeek(means: readonly number[]): LastWeek | null {
  const last = means.at(-1);
  const before = means.slice(0, -1);
  const weeks = before.length;
  if (last === undefined || weeks < fewest) return null;
  const { mean, sd } = describe(before);
  if (!sd) return null;
  const change = last - mean;
  const t = change / (sd * Math.sqrt(1 + 1 / weeks));
  return { last, change, weeks, p: twoSidedT(t, weeks - 1) };
}
