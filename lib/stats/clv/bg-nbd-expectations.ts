import { hypergeometric } from "../hypergeometric";
import type { BgNbd } from "./bg-nbd";

/** One customer's history, in the model's unit of time. */
export interface PurchaseHistory {
  /** Repeat purchases. */
  readonly x: number;
  readonly recency: number;
  readonly age: number;
}

// The formulas hold 0/0 at a = 1 and at a + b = 1; beside it the limit is good to seven digits.
const beside = 1e-7;

/**
 * Probability that a customer is still one, in 0..1: a long silence after frequent purchases
 * speaks against it. 1 without a repeat purchase, as nobody drops out before one.
 *
 * @see Fader, Hardie & Lee (2008), Computing P(alive) using the BG/NBD model
 * @example pAlive({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { x: 2, recency: 30.43, age: 38.86 }) // → 0.7266
 */
export function pAlive({ r, alpha, a, b }: BgNbd, { x, recency, age }: PurchaseHistory): number {
  if (x === 0) return 1;
  const silence = (r + x) * Math.log((alpha + age) / (alpha + recency));
  return 1 / (1 + (a / (b + x - 1)) * Math.exp(silence));
}

/** Purchases expected of somebody who has just become a customer, within a time t ≥ 0. */
export function expectedOfNew(model: BgNbd, t: number): number {
  const { r, alpha, a, b } = awayFromOne(model);
  if (t === 0) return 0;
  const series = hypergeometric(r, b, a + b - 1, t / (alpha + t));
  return ((a + b - 1) / (a - 1)) * (1 - (alpha / (alpha + t)) ** r * series);
}

/**
 * Purchases expected of a customer with this history within the next t.
 *
 * @see Fader, Hardie & Lee (2005), equation 10
 * @example expectedPurchases({ r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 }, { x: 2, recency: 30.43, age: 38.86 }, 39) // → 1.226
 */
export function expectedPurchases(model: BgNbd, history: PurchaseHistory, t: number): number {
  const { r, alpha, a, b } = awayFromOne(model);
  const { x, age } = history;
  if (t === 0) return 0;
  const start = alpha + age;
  const series = hypergeometric(r + x, b + x, a + b + x - 1, t / (start + t));
  const shrunk = 1 - Math.exp((r + x) * Math.log(start / (start + t))) * series;
  return ((a + b + x - 1) / (a - 1)) * shrunk * pAlive(model, history);
}

function awayFromOne(model: BgNbd): BgNbd {
  const a = Math.abs(model.a - 1) < beside ? 1 + beside : model.a;
  const b = Math.abs(a + model.b - 1) < beside ? 1 - a + beside : model.b;
  return { ...model, a, b };
}
