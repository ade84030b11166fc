import { at, type Matrix } from "../matrix";
import type { BgNbd } from "./bg-nbd";
import { expectedPurchases, type PurchaseHistory } from "./bg-nbd-expectations";
import type { GammaGamma } from "./gamma-gamma";

/** How far ahead, in which steps, and what later money is worth. */
export interface Horizon {
  /** Whole number of periods. */
  readonly periods: number;
  /** Length of one period in the model's unit of time. */
  readonly length: number;
  /** Per period, ≥ 0. */
  readonly discount: number;
}

/**
 * Purchases expected over a horizon, each counted at what it is worth today: those of period k
 * divided by (1 + discount)ᵏ. Times the value of one purchase it is the lifetime value.
 *
 * @throws RangeError when periods is not whole or the discount is negative
 */
export function discountedPurchases(
  model: BgNbd,
  history: PurchaseHistory,
  { periods, length, discount }: Horizon,
): number {
  if (!(Number.isInteger(periods) && periods >= 0)) throw new RangeError("periods is not whole");
  if (!(discount >= 0)) throw new RangeError("negative discount");
  let before = 0;
  let value = 0;
  for (let k = 1; k <= periods; k++) {
    const until = expectedPurchases(model, history, k * length);
    value += (until - before) / (1 + discount) ** k;
    before = until;
  }
  return value;
}

// Wide enough that rounding does not show in the difference, narrow enough to be a slope.
const step = 1e-4;

/**
 * How the discounted purchases answer to the parameters: the slope of their logarithm by the
 * logarithm of r, α, a and b. With the covariance of these it gives their error.
 */
export function discountedPurchasesSlope(
  model: BgNbd,
  history: PurchaseHistory,
  horizon: Horizon,
): number[] {
  const logOf = (moved: Partial<BgNbd>) =>
    Math.log(discountedPurchases({ ...model, ...moved }, history, horizon));
  const [up, down] = [Math.exp(step), Math.exp(-step)];
  return (["r", "alpha", "a", "b"] as const).map(
    (name) =>
      (logOf({ [name]: model[name] * up }) - logOf({ [name]: model[name] * down })) / (2 * step),
  );
}

/** The same of the expected value of a purchase, by the logarithms of p, q and γ. */
export function expectedValueSlope(model: GammaGamma, x: number, value: number): number[] {
  const { p, q, gamma } = model;
  const total = p * x + q - 1;
  return [1 - (p * x) / total, -q / total, gamma / (gamma + (x > 0 ? x * value : 0))];
}

/** vᵀ C v: the variance of a combination of estimates. */
export function varianceOf(slope: readonly number[], covariance: Matrix): number {
  let sum = 0;
  slope.forEach((a, i) => {
    slope.forEach((b, j) => {
      sum += a * b * at(covariance, i, j);
    });
  });
  return Math.max(0, sum);
}
