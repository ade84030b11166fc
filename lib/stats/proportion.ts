import { betaQuantile, z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";

/** A 95 % interval. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's 95 % interval of a share: close to its nominal coverage at any n, and never of width 0,
 * which the textbook interval is when nobody or everybody says yes.
 *
 * @param successes whole number in 0..n
 * @param n answers, ≥ 1
 * @returns bounds in 0..1
 * @throws InsufficientData when n is 0
 * @see Wilson (1927), J. Am. Stat. Assoc. 22:209; no continuity correction
 * @example wilsonInterval(0, 10) // → { low: 0, high: 0.2775 }
 */
export function wilsonInterval(successes: number, n: number): Interval {
  return wilsonOfShare(shareOf(successes, n), n);
}

/**
 * The same of a share of n answers where n need not be whole, as when answers that agree count for fewer.
 *
 * @param share in 0..1
 * @param n > 0
 * @throws RangeError when either is outside of that
 * @see Franco, Little, Louis & Slud (2019), J. Surv. Stat. Methodol. 7:334, for effective sample sizes
 */
export function wilsonOfShare(share: number, n: number): Interval {
  if (!(share >= 0 && share <= 1 && n > 0)) throw new RangeError(`a share ${share} of ${n}`);
  const z2 = z95 * z95;
  const centre = share + z2 / (2 * n);
  const half = z95 * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n * n));
  const scale = 1 + z2 / n;
  return {
    low: share === 0 ? 0 : (centre - half) / scale,
    high: share === 1 ? 1 : (centre + half) / scale,
  };
}

/**
 * Clopper and Pearson's interval of a share: covers at least 95 %, always, and so is the widest.
 *
 * @see Clopper & Pearson (1934), Biometrika 26:404; errors and shapes as `wilsonInterval`
 * @example clopperPearsonInterval(0, 10) // → { low: 0, high: 0.3085 }
 */
export function clopperPearsonInterval(successes: number, n: number): Interval {
  shareOf(successes, n);
  return {
    low: successes === 0 ? 0 : betaQuantile(0.025, successes, n - successes + 1),
    high: successes === n ? 1 : betaQuantile(0.975, successes + 1, n - successes),
  };
}

/**
 * Agresti and Coull's interval of a share: Wilson's centre with the textbook width. Simple to check
 * by hand; it may pass 0 or 1.
 *
 * @see Agresti & Coull (1998), Am. Stat. 52:119; errors and shapes as `wilsonInterval`
 * @example agrestiCoullInterval(4, 10) // → { low: 0.1671, high: 0.6884 }
 */
export function agrestiCoullInterval(successes: number, n: number): Interval {
  shareOf(successes, n);
  const enlarged = n + z95 * z95;
  const share = (successes + (z95 * z95) / 2) / enlarged;
  const half = z95 * Math.sqrt((share * (1 - share)) / enlarged);
  return { low: share - half, high: share + half };
}

function shareOf(successes: number, n: number): number {
  const whole = Number.isInteger(successes) && Number.isInteger(n);
  if (!whole || successes < 0 || successes > n) {
    throw new RangeError(`${successes} of ${n} is not a share`);
  }
  if (n === 0) throw new InsufficientData("too-few-rows");
  return successes / n;
}
