import { z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import type { Interval } from "./proportion";

/** Answers of one group of people, each counted once: for, against, or neither. */
export interface Opinions {
  readonly favourable: number;
  readonly unfavourable: number;
  readonly n: number;
}

/** The difference of two shares of one multinomial, in −1..1, and the variance of one answer. */
export interface ShareDifference {
  readonly difference: number;
  /** Of a variable worth +1, 0 or −1, divisor n. */
  readonly variance: number;
}

/**
 * Share in favour less share against, and its variance (p + d − (p − d)²).
 *
 * @throws InsufficientData when n is 0
 * @throws RangeError when counts are negative or exceed n
 * @example shareDifference({ favourable: 70, unfavourable: 20, n: 100 }) // → 0.5, variance 0.65
 */
export function shareDifference({ favourable, unfavourable, n }: Opinions): ShareDifference {
  if (!(favourable >= 0 && unfavourable >= 0 && favourable + unfavourable <= n)) {
    throw new RangeError(`${favourable} for and ${unfavourable} against of ${n}`);
  }
  if (n === 0) throw new InsufficientData("too-few-rows");
  const difference = (favourable - unfavourable) / n;
  return { difference, variance: (favourable + unfavourable) / n - difference * difference };
}

/** Wald's 95 % interval: the textbook one, far too narrow for small n or one-sided answers. */
export function waldInterval(opinions: Opinions): Interval {
  const { difference, variance } = shareDifference(opinions);
  const half = z95 * Math.sqrt(variance / opinions.n);
  return { low: difference - half, high: difference + half };
}

/**
 * Wald's interval after adding ¾ for, ¾ against and 1½ neither: covers close to 95 % where Wald's
 * covers 65 %. Not clipped: it may pass ±1.
 *
 * @see Agresti & Min (2005), Biometrics 61:515, for the idea of adding pseudo-answers
 */
export function adjustedWaldInterval({ favourable, unfavourable, n }: Opinions): Interval {
  shareDifference({ favourable, unfavourable, n });
  return waldInterval({
    favourable: favourable + 0.75,
    unfavourable: unfavourable + 0.75,
    n: n + 3,
  });
}

/**
 * Score interval: all differences D that the data do not reject, |T(D)| ≤ z, where T uses the
 * variance that would hold if D were true. Stays inside −1..1.
 *
 * @see Tango (1998), Stat. Med. 17:891
 * @example scoreInterval({ favourable: 10, unfavourable: 0, n: 10 }) // → { low: 0.4449, high: 1 }
 */
export function scoreInterval(opinions: Opinions): Interval {
  const { difference } = shareDifference(opinions);
  return {
    low: difference > -1 ? crossing(opinions, -1, difference, z95) : -1,
    high: difference < 1 ? crossing(opinions, difference, 1, -z95) : 1,
  };
}

/** Where T, which falls as D grows, passes the target: bisection down to neighbouring doubles. */
function crossing(opinions: Opinions, from: number, to: number, target: number): number {
  let low = from;
  let high = to;
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) return middle;
    if (scoreStatistic(opinions, middle) > target) low = middle;
    else high = middle;
  }
}

function scoreStatistic({ favourable, unfavourable, n }: Opinions, d: number): number {
  const a = 2 * n;
  const b = -favourable - unfavourable + (2 * n - favourable + unfavourable) * d;
  const c = -unfavourable * d * (1 - d);
  const q = (Math.sqrt(Math.max(0, b * b - 4 * a * c)) - b) / (2 * a);
  return (favourable - unfavourable - n * d) / Math.sqrt(n * (2 * q + d * (1 - d)));
}
