import digamma from "@stdlib/math-base-special-digamma";
import lnGamma from "@stdlib/math-base-special-gammaln";
import { InsufficientData } from "../insufficient-data";
import { type Column, nth, nthWhole, toPair } from "../vector";
import { type Likeliest, maximiseLikelihood } from "./maximise-likelihood";

/** Values per purchase vary with shape p about a customer's own level, spread by q and γ. */
export interface GammaGamma {
  readonly p: number;
  readonly q: number;
  /** In money. */
  readonly gamma: number;
}

/** Customers with repeat purchases of a positive mean value; the others say nothing of value. */
export interface RepeatValues {
  readonly x: Int32Array;
  readonly value: Float64Array;
  /** Customers with repeat purchases whose mean value is 0 or less. */
  readonly leftOut: number;
}

/**
 * The customers who enter the fit.
 *
 * @param x repeat purchases of each customer
 * @param value mean value of these purchases, in money
 * @example repeatValues([0, 2, 1], [0, 12, 0]) // → x [2], value [12], leftOut 1
 */
export function repeatValues(x: Column, value: Column): RepeatValues {
  const [repeats, values] = toPair(x, value);
  const [keptX, keptValue]: [number[], number[]] = [[], []];
  let leftOut = 0;
  repeats.forEach((count, i) => {
    if (count <= 0) return;
    if (nth(values, i) > 0) {
      keptX.push(count);
      keptValue.push(nth(values, i));
    } else leftOut++;
  });
  return { x: Int32Array.from(keptX), value: Float64Array.from(keptValue), leftOut };
}

/**
 * Gamma–Gamma by maximum likelihood. Values are divided by their mean before, so that any currency
 * fits alike.
 *
 * @returns estimates of p, q, γ, in this order
 * @throws InsufficientData with fewer than three customers, or values that are all the same
 * @see Fader, Hardie & Lee (2005), J. Mark. Res. 42:415; Fader & Hardie (2013), gamma-gamma note
 */
export function fitGammaGamma({ x, value }: RepeatValues): Likeliest {
  const n = value.length;
  if (n < 3) throw new InsufficientData("too-few-rows");
  const mean = value.reduce((sum, each) => sum + each, 0) / n;
  const scaled = value.map((each) => each / mean);
  if (scaled.every((each) => Math.abs(each - nth(scaled, 0)) <= 1e-12)) {
    throw new InsufficientData("no-variation", [1]);
  }
  const data = prepared(x, scaled);
  const likeliest = maximiseLikelihood((p) => gammaGammaSlope(p, data), [4, 4, 3]);
  const [p = 0, q = 0, gamma = 0] = likeliest.parameters;
  const [seP = null, seQ = null, seGamma = null] = likeliest.standardErrors;
  return {
    ...likeliest,
    parameters: Float64Array.of(p, q, gamma * mean),
    logLikelihood: likeliest.logLikelihood - n * Math.log(mean),
    standardErrors: [seP, seQ, seGamma === null ? null : seGamma * mean],
  };
}

/**
 * Expected value of a customer's purchases: between the customer's own mean and everybody's.
 *
 * @param value mean of the x repeat purchases; not read when x = 0
 * @returns money; Infinity when q ≤ 1 and nothing is known of the customer
 */
export function expectedValue({ p, q, gamma }: GammaGamma, x: number, value: number): number {
  const total = p * x + q - 1;
  return total > 0 ? ((gamma + (x > 0 ? x * value : 0)) * p) / total : Number.POSITIVE_INFINITY;
}

interface Prepared {
  readonly x: Int32Array;
  readonly value: Float64Array;
  /** Number of customers by number of repeat purchases: gamma functions depend on it alone. */
  readonly counts: ReadonlyMap<number, number>;
  readonly sumLogValue: number;
  readonly sumXLogXValue: number;
}

function prepared(x: Int32Array, value: Float64Array): Prepared {
  const counts = new Map<number, number>();
  let [sumLogValue, sumXLogXValue] = [0, 0];
  x.forEach((repeats, i) => {
    counts.set(repeats, (counts.get(repeats) ?? 0) + 1);
    sumLogValue += Math.log(nth(value, i));
    sumXLogXValue += repeats * Math.log(repeats * nth(value, i));
  });
  return { x, value, counts, sumLogValue, sumXLogXValue };
}

function gammaGammaSlope(parameters: Float64Array, data: Prepared) {
  const [p = 0, q = 0, gamma = 0] = parameters;
  const n = data.value.length;
  let value = n * (q * Math.log(gamma) - lnGamma(q)) + p * data.sumXLogXValue - data.sumLogValue;
  let byP = data.sumXLogXValue;
  let byQ = n * (Math.log(gamma) - digamma(q));
  let byGamma = (n * q) / gamma;
  for (const [x, count] of data.counts) {
    value += count * (lnGamma(p * x + q) - lnGamma(p * x));
    const slope = digamma(p * x + q);
    byP += count * x * (slope - digamma(p * x));
    byQ += count * slope;
  }
  for (let i = 0; i < n; i++) {
    const x = nthWhole(data.x, i);
    const total = gamma + x * nth(data.value, i);
    const log = Math.log(total);
    value -= (p * x + q) * log;
    byP -= x * log;
    byQ -= log;
    byGamma -= (p * x + q) / total;
  }
  return { value, gradient: Float64Array.of(byP, byQ, byGamma) };
}
