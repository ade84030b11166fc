import { z95 } from "./distributions";
import { InsufficientData } from "./insufficient-data";

/** Sums over n units of two amounts each, a and b, of their squares and of their product. */
export interface PairSums {
  readonly n: number;
  readonly a: number;
  readonly b: number;
  readonly aa: number;
  readonly ab: number;
  readonly bb: number;
}

/**
 * Σa / Σb with its 95 % interval, units being drawn at random: the residuals a − R·b say how much
 * the ratio depends on who was drawn.
 *
 * @throws InsufficientData when there are fewer than two units (`too-few-rows`), or b sums to
 *   nothing (`no-variation`)
 * @see Cochran (1977), Sampling Techniques, 6.4, eq. 6.9, without finite population correction
 * @example ratioOfSums({ n: 3, a: 9, b: 6, aa: 29, ab: 20, bb: 14 }).ratio // → 1.5
 */
export function ratioOfSums({ n, a, b, aa, ab, bb }: PairSums) {
  if (n < 2) throw new InsufficientData("too-few-rows");
  if (!(b > 0)) throw new InsufficientData("no-variation");
  const ratio = a / b;
  const residual = Math.max(0, aa - 2 * ratio * ab + ratio * ratio * bb) / (n - 1);
  const standardError = Math.sqrt(n * residual) / b;
  return {
    ratio,
    standardError,
    low: ratio - z95 * standardError,
    high: ratio + z95 * standardError,
  };
}
