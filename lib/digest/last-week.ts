import { describe } from "@/lib/stats/describe";
import { twoSidedT } from "@/lib/stats/distributions";

/** A week that differs from those before it. */
export interface Moved {
  last: number;
  /** The last week less the mean of those before. */
  change: number;
}

const fewest = 4;
const chance = 0.05;

/**
 * Whether the last of several weekly means lies beyond what the weeks before let expect: a new value
 * against the mean and spread of n others, by t with n − 1 degrees of freedom.
 *
 * @param means in order of time
 * @returns null inside the noise, with fewer than four weeks before, or where those never varied
 * @example movedLastWeek([10, 11, 10, 11, 10, 11, 30])?.change // → 19.5
 */
export function movedLastWeek(means: readonly number[]): Moved | null {
  const last = means.at(-1);
  const before = means.slice(0, -1);
  if (last === undefined || before.length < fewest) return null;
  const { mean, sd } = describe(before);
  if (!sd) return null;
  const change = last - mean;
  const t = change / (sd * Math.sqrt(1 + 1 / before.length));
  return twoSidedT(t, before.length - 1) < chance ? { last, change } : null;
}
