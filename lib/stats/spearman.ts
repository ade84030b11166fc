import { bounded, type Correlation, correlationTest, fisherInterval } from "./correlation-test";
import { productMoment } from "./pearson";
import { averageRanks } from "./rank";
import { type Column, toPair } from "./vector";

/** Spearman's ρ as `r`; `ciLow` and `ciHigh` are Bonett & Wright's. */
export interface RankCorrelation extends Correlation {
  /** The interval with Pearson's standard error, 1/√(n − 3): too narrow when |ρ| is large. */
  readonly plainCiLow: number | null;
  readonly plainCiHigh: number | null;
}

/**
 * Spearman correlation: how closely two variables rise together, whatever the curve. For ratings,
 * whose steps need not be equal. It is Pearson's r of average ranks, which is right with ties.
 *
 * @param x n numbers
 * @param y n numbers, same rows
 * @returns ρ in −1..1; p from t with n − 2; Bonett–Wright interval, se² = (1 + ρ²/2) / (n − 3)
 * @throws InsufficientData when n < 2 or a column is constant
 * @see Bonett & Wright (2000), Psychometrika 65:23
 * @example spearman([1, 2, 3, 4], [1, 8, 9, 1000]).r // → 1
 */
export function spearman(x: Column, y: Column): RankCorrelation {
  toPair(x, y);
  return rankCorrelation(productMoment(averageRanks(x), averageRanks(y)), x.length);
}

/** A ρ of n rows with its test and intervals. */
export function rankCorrelation(rho: number, n: number): RankCorrelation {
  const r = bounded(rho);
  const plain = fisherInterval(r, 1 / (n - 3));
  return {
    r,
    n,
    ...correlationTest(r, n - 2),
    ...fisherInterval(r, (1 + (r * r) / 2) / (n - 3)),
    plainCiLow: plain.ciLow,
    plainCiHigh: plain.ciHigh,
  };
}
