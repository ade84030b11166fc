import { z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";

/** A group's mean and the variance of that mean (squared standard error). */
export interface GroupMean {
  readonly mean: number;
  readonly variance: number;
}

/** What is to be expected of a group, given how the others are. */
export interface ShrunkenMean {
  readonly mean: number;
  readonly low: number;
  readonly high: number;
  /** Weight of the group's own mean, 0..1; the rest comes from all groups together. */
  readonly weight: number;
}

export interface ShrunkenMeans {
  /** Variance between the true means of groups; 0 when they differ no more than chance makes them. */
  readonly between: number;
  readonly overall: number;
  readonly groups: readonly ShrunkenMean[];
}

/**
 * Empirical Bayes means: each group's mean is drawn towards the mean of all, the more the less is
 * known of the group. Ranks then no longer put the smallest groups at both ends by chance alone.
 * Variance between groups by the moments of DerSimonian and Laird; the interval adds the noise of
 * the overall mean to that of the group.
 *
 * @param groups at least two, in one unit; variances > 0
 * @returns shrunken means with 95 % intervals, in the order given
 * @throws InsufficientData for fewer than two groups
 * @throws RangeError when a variance is not positive
 * @see Morris (1983), J. Am. Stat. Assoc. 78:47; DerSimonian & Laird (1986), Control. Clin. Trials 7:177
 * @example shrinkMeans([{ mean: 0, variance: 1 }, { mean: 10, variance: 1 }]).between // → 49
 */
export function shrinkMeans(groups: readonly GroupMean[]): ShrunkenMeans {
  if (groups.length < 2) throw new InsufficientData("too-few-rows");
  if (groups.some(({ variance }) => !(variance > 0))) throw new RangeError("a variance of nothing");
  const sum = (of: (group: GroupMean) => number) => groups.reduce((all, g) => all + of(g), 0);
  const known = sum(({ variance }) => 1 / variance);
  const fixed = sum(({ mean, variance }) => mean / variance) / known;
  const heterogeneity = sum(({ mean, variance }) => (mean - fixed) ** 2 / variance);
  const scale = known - sum(({ variance }) => variance ** -2) / known;
  const between = Math.max(0, (heterogeneity - (groups.length - 1)) / scale);
  const information = sum(({ variance }) => 1 / (variance + between));
  const overall = sum(({ mean, variance }) => mean / (variance + between)) / information;
  return {
    between,
    overall,
    groups: groups.map(({ mean, variance }) => {
      const weight = between / (between + variance);
      const noise = Math.sqrt(weight * variance + (1 - weight) ** 2 / information);
      const drawn = weight * mean + (1 - weight) * overall;
      return { mean: drawn, low: drawn - z95 * noise, high: drawn + z95 * noise, weight };
    }),
  };
}
