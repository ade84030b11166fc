import { InsufficientData } from "../insufficient-data";
import { nth, nthWhole } from "../vector";
import { type Likeliest, maximiseLikelihood } from "./maximise-likelihood";
import type { PurchaseCounts } from "./purchase-counts";

/** Buying at a gamma rate (r, α), dropping out after each purchase with a beta probability (a, b). */
export interface BgNbd {
  readonly r: number;
  /** In the unit of time of the recencies and ages. */
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
}

/**
 * BG/NBD by maximum likelihood.
 *
 * @param counts equal customers collapsed; see `purchaseCounts`
 * @returns estimates of r, α, a, b, in this order
 * @throws InsufficientData when fewer than two customers are there, or nobody ever came back
 * @see Fader, Hardie & Lee (2005), Mark. Sci. 24:275; CDNOW: 0.243, 4.414, 0.793, 2.426
 */
export function fitBgNbd(counts: PurchaseCounts): Likeliest {
  if (counts.customers < 2) throw new InsufficientData("too-few-rows");
  if (counts.repeaters === 0) throw new InsufficientData("no-variation", [0]);
  // A rate per unit of time: the start keeps α in the size of the ages.
  return maximiseLikelihood((p) => bgNbdSlope(p, counts), [1, counts.meanAge, 1, 1]);
}

/** The log-likelihood at given parameters. */
export function bgNbdLogLikelihood({ r, alpha, a, b }: BgNbd, counts: PurchaseCounts): number {
  return bgNbdSlope(Float64Array.of(r, alpha, a, b), counts).value;
}

/**
 * Γ(r + x)/Γ(r) and B(a, b + x)/B(a, b) are products of x factors: their logarithms and slopes are
 * running sums, so that no gamma function is needed and none loses digits.
 */
function bgNbdSlope(p: Float64Array, counts: PurchaseCounts) {
  const [r = 0, alpha = 0, a = 0, b = 0] = p;
  const { x, recency, age, weight } = counts;
  const sums = runningSums(r, a, b, counts.mostRepeats);
  const [logAlpha, logA] = [Math.log(alpha), Math.log(a)];
  let [value, byR, byAlpha, byA, byB] = [0, 0, 0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    const repeats = nthWhole(x, i);
    const w = nth(weight, i);
    const shape = r + repeats;
    const whole = alpha + nth(age, i);
    const logWhole = Math.log(whole);
    // Without a repeat purchase nobody has dropped out, and what follows stays as it is.
    let density = -shape * logWhole;
    let gone = 0;
    let [seen, logSeen, drop] = [whole, logWhole, 0];
    if (repeats > 0) {
      seen = alpha + nth(recency, i);
      logSeen = Math.log(seen);
      const dropped = logA - Math.log(b + repeats - 1) - shape * logSeen;
      density = logOfSum(density, dropped);
      gone = Math.exp(dropped - density);
      drop = gone / (b + repeats - 1);
    }
    value += w * (r * logAlpha + nth(sums.value, repeats) + density);
    byR += w * (nth(sums.byR, repeats) + logAlpha - (1 - gone) * logWhole - gone * logSeen);
    byAlpha += w * (r / alpha - shape * ((1 - gone) / whole + gone / seen));
    byA += w * (gone / a - nth(sums.byAb, repeats));
    byB += w * (nth(sums.byB, repeats) - nth(sums.byAb, repeats) - drop);
  }
  return { value, gradient: Float64Array.of(byR, byAlpha, byA, byB) };
}

/** ln(eᵃ + eᵇ) where eᵃ or eᵇ alone may vanish. */
function logOfSum(a: number, b: number): number {
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

/** Per number of repeats: Σ ln(r+i) + ln(b+i) − ln(a+b+i), and Σ 1/(r+i), 1/(b+i), 1/(a+b+i). */
function runningSums(r: number, a: number, b: number, most: number) {
  const [value, byR, byB, byAb] = Array.from({ length: 4 }, () => new Float64Array(most + 1));
  const sums = {
    value: value ?? new Float64Array(),
    byR: byR ?? new Float64Array(),
    byB: byB ?? new Float64Array(),
    byAb: byAb ?? new Float64Array(),
  };
  for (let i = 0; i < most; i++) {
    const logs = Math.log(r + i) + Math.log(b + i) - Math.log(a + b + i);
    sums.value[i + 1] = nth(sums.value, i) + logs;
    sums.byR[i + 1] = nth(sums.byR, i) + 1 / (r + i);
    sums.byB[i + 1] = nth(sums.byB, i) + 1 / (b + i);
    sums.byAb[i + 1] = nth(sums.byAb, i) + 1 / (a + b + i);
  }
  return sums;
}
