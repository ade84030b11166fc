import { hypergeometric } from "../hypergeometric";
import { InsufficientData } from "../insufficient-data";
import { type Likeliest, maximiseLikelihood } from "./maximise-likelihood";

/** How long customers under contract stayed, by number of renewals. */
export interface Renewals {
  /** Customers lost at renewal 1, 2, …. */
  readonly lost: readonly number[];
  /** Customers last seen alive after renewal 0, 1, 2, …: what they do later is not known yet. */
  readonly alive: readonly number[];
}

export interface ShiftedBetaGeometric {
  readonly alpha: number;
  readonly beta: number;
}

/**
 * Renewals of one cohort from its survivors.
 *
 * @param survivors customers at the start, then after each renewal
 * @throws RangeError when survivors increase, or are not whole numbers ≥ 0
 * @example renewalsOf([100, 80, 70]) // → lost [20, 10], alive [0, 0, 70]
 */
export function renewalsOf(survivors: readonly number[]): Renewals {
  survivors.forEach((count, t) => {
    const before = survivors[t - 1] ?? count;
    if (!(Number.isInteger(count) && count >= 0)) throw new RangeError("survivors are counts");
    if (count > before) throw new RangeError("survivors increase");
  });
  return {
    lost: survivors.slice(1).map((count, t) => (survivors[t] ?? count) - count),
    alive: survivors.map((count, t) => (t === survivors.length - 1 ? count : 0)),
  };
}

/**
 * The shifted beta-geometric: each customer leaves at each renewal with a probability of their own,
 * spread over customers as a beta distribution. Retention rises with age because those likely to
 * leave have left, which a single churn rate cannot show.
 *
 * @returns estimates of alpha and beta, in this order
 * @throws InsufficientData when nobody left or nobody stayed (`no-variation`), or only one renewal
 *   was seen (`too-few-rows`), which leaves alpha and beta apart unknown
 * @see Fader & Hardie (2007), J. Interact. Mark. 21:76
 */
export function fitShiftedBetaGeometric({ lost, alive }: Renewals): Likeliest {
  const renewals = Math.max(lost.length, alive.length - 1);
  const gone = lost.reduce((sum, count) => sum + count, 0);
  const renewed = alive.reduce((sum, count, t) => sum + t * count, 0);
  const renewedBefore = lost.reduce((sum, count, t) => sum + t * count, 0);
  if (renewals < 2) throw new InsufficientData("too-few-rows");
  if (gone === 0 || renewed + renewedBefore === 0) throw new InsufficientData("no-variation");
  return maximiseLikelihood((p) => logLikelihood(p, lost, alive), [1, 1]);
}

function logLikelihood(p: Float64Array, lost: readonly number[], alive: readonly number[]) {
  const [alpha = 0, beta = 0] = p;
  let value = 0;
  let byAlpha = 0;
  let byBeta = 0;
  // Of ln S(t) so far: its value, and its slopes.
  let survival = 0;
  let survivalByAlpha = 0;
  let survivalByBeta = 0;
  for (let t = 0; t < Math.max(lost.length, alive.length); t++) {
    const [left, stayed] = [lost[t] ?? 0, alive[t] ?? 0];
    const total = alpha + beta + t;
    value += (left + stayed) * survival + left * Math.log(alpha / total);
    byAlpha += (left + stayed) * survivalByAlpha + left * (1 / alpha - 1 / total);
    byBeta += (left + stayed) * survivalByBeta - left / total;
    survival += Math.log((beta + t) / total);
    survivalByAlpha -= 1 / total;
    survivalByBeta += 1 / (beta + t) - 1 / total;
  }
  return { value, gradient: new Float64Array([byAlpha, byBeta]) };
}

/** Share of those left who renew at renewal t = 1, 2, …, in 0..1. */
export function retentionRate({ alpha, beta }: ShiftedBetaGeometric, t: number): number {
  return (beta + t - 1) / (alpha + beta + t - 1);
}

/** Shares still there after renewal 1 … periods. */
export function survivalCurve(model: ShiftedBetaGeometric, periods: number): number[] {
  let survival = 1;
  return Array.from({ length: periods }, (_, t) => {
    survival *= retentionRate(model, t + 1);
    return survival;
  });
}

/**
 * Discounted expected lifetime of a new customer, in payments: the first is made now.
 *
 * @param discount per period, ≥ 0
 * @returns Infinity when nothing is discounted and alpha ≤ 1
 */
export function discountedLifetime({ alpha, beta }: ShiftedBetaGeometric, discount: number) {
  return discountedSum(1, beta, alpha, discount);
}

/**
 * Discounted expected residual lifetime of a customer who has renewed k times and is about to be
 * asked again, in payments.
 *
 * @see Fader & Hardie (2010), Mark. Sci. 29:85
 */
export function discountedResidualLifetime(
  { alpha, beta }: ShiftedBetaGeometric,
  renewed: number,
  discount: number,
): number {
  const next = (beta + renewed) / (alpha + beta + renewed);
  return next * discountedSum(1, beta + renewed + 1, alpha, discount);
}

/** ₂F₁(1, b; a + b; 1/(1 + d)); undiscounted it is Gauss's (a + b − 1)/(a − 1), if finite at all. */
function discountedSum(one: 1, b: number, a: number, discount: number): number {
  if (!(discount >= 0)) throw new RangeError("negative discount");
  if (discount > 0) return hypergeometric(one, b, a + b, 1 / (1 + discount));
  return a > 1 ? (a + b - 1) / (a - 1) : Number.POSITIVE_INFINITY;
}
