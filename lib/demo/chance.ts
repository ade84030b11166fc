import type { Random } from "@/lib/stats/random";

/** Draws from the distributions the simulation needs, all from one repeatable source. */
export interface Chance {
  /** Uniform in [0, 1). */
  readonly uniform: () => number;
  /** Standard normal. */
  readonly normal: () => number;
  readonly exponential: (mean: number) => number;
  /** Log-normal: its median, and the standard deviation of its logarithm. */
  readonly logNormal: (median: number, spread: number) => number;
  readonly poisson: (mean: number) => number;
  readonly happens: (probability: number) => boolean;
  readonly pick: <T>(list: readonly T[]) => T;
}

/** @param random where every draw comes from */
export function chanceFrom(random: Random): Chance {
  const uniform = random.next;
  // 1 − u lies in (0, 1], whose logarithm is finite.
  const exponential = (mean: number) => -mean * Math.log(1 - uniform());
  /** Box and Muller's method; the second value is not kept, so that no draw depends on another. */
  const normal = () => Math.sqrt(2 * exponential(1)) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    exponential,
    logNormal: (median, spread) => median * Math.exp(spread * normal()),
    poisson: (mean) => poisson(mean, uniform),
    happens: (probability) => uniform() < probability,
    pick: (list) => picked(list, random.below(list.length)),
  };
}

/** Knuth's product of uniforms: exact, and quick for the small means used here. */
function poisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

function picked<T>(list: readonly T[], position: number): T {
  const item = list[position];
  if (item === undefined) throw new RangeError("nothing to pick from");
  return item;
}

/** Draws positions in proportion to weights; building costs n, a draw log n. */
export function weightedPicker(weights: ArrayLike<number>): (chance: Chance) => number {
  const sums = new Float64Array(weights.length);
  let total = 0;
  for (let i = 0; i < weights.length; i++) {
    total += weights[i] ?? 0;
    sums[i] = total;
  }
  if (!(total > 0)) throw new RangeError("no weight to pick by");
  return (chance) => firstAbove(sums, chance.uniform() * total);
}

function firstAbove(sums: Float64Array, target: number): number {
  let low = 0;
  let high = sums.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sums[middle] ?? 0) > target) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** 1 / (1 + e^−x): log-odds as a probability. */
export function probability(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
