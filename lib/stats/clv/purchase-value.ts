import type { BgNbd } from "./bg-nbd";
import { expectedPurchases, type PurchaseHistory } from "./bg-nbd-expectations";

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
