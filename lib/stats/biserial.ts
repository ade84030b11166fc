import { normalDensity, normalQuantile } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { accurateMean, momentsOf } from "./moments";
import { type Column, nth, toPair } from "./vector";

/** How two groups differ in a measured variable. */
export interface Biserial {
  /** Mean of y where the binary variable is 1, and where it is 0. */
  readonly mean1: number;
  readonly mean0: number;
  /** Correlation if the 0/1 were a continuous, normal variable cut in two; may pass ±1. */
  readonly biserial: number;
}

/**
 * Means of two groups and the biserial correlation, (m₁ − m₀)/s · p(1 − p)/φ(Φ⁻¹(p)) with s of
 * divisor n. The point-biserial correlation of the same pair is `pearson(binary, y)`.
 *
 * @param binary n zeros and ones
 * @param y n numbers, same rows
 * @throws InsufficientData when a group is empty or y is constant
 * @throws RangeError when `binary` holds anything else
 * @see Tate (1954), Ann. Math. Stat. 25:603
 */
export function biserial(binary: Column, y: Column): Biserial {
  const [groups, values] = toPair(binary, y);
  if (groups.some((group) => group !== 0 && group !== 1)) throw new RangeError("not 0 or 1");
  const ones = values.filter((_, i) => nth(groups, i) === 1);
  const zeros = values.filter((_, i) => nth(groups, i) === 0);
  if (ones.length === 0 || zeros.length === 0) throw new InsufficientData("no-variation", [0]);
  const mean1 = accurateMean(ones);
  const mean0 = accurateMean(zeros);
  const n = values.length;
  const sd = Math.sqrt(nth(momentsOf([values]).products.values, 0) / n);
  if (sd === 0) throw new InsufficientData("no-variation", [1]);
  const share = ones.length / n;
  const height = normalDensity(normalQuantile(share));
  return { mean1, mean0, biserial: (((mean1 - mean0) / sd) * share * (1 - share)) / height };
}
