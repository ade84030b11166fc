import { bounded, type Correlation, correlationTest, fisherInterval } from "./correlation-test";
import { InsufficientData } from "./insufficient-data";
import { at } from "./matrix";
import { momentsOf } from "./moments";
import { type Column, isConstant, toPair } from "./vector";

/**
 * Pearson correlation: how closely two variables follow a straight line. With a 0/1 variable it is
 * the point-biserial correlation, with two of them φ.
 *
 * @param x n numbers
 * @param y n numbers, same rows
 * @returns r in −1..1; p from t with n − 2; Fisher z interval. p needs n ≥ 3, the interval n ≥ 4
 * @throws InsufficientData when n < 2 or a column is constant
 * @throws RangeError when lengths differ
 * @example pearson([1, 2, 3, 4], [2, 1, 4, 3]).r // → 0.6
 */
export function pearson(x: Column, y: Column): Correlation {
  const n = x.length;
  const r = productMoment(x, y);
  return { r, n, ...correlationTest(r, n - 2), ...fisherInterval(r, 1 / (n - 3)) };
}

/** The coefficient alone, also of ranks; see `pearson` for its errors. */
export function productMoment(x: Column, y: Column): number {
  const pair = toPair(x, y);
  if (x.length < 2) throw new InsufficientData("too-few-rows");
  const constant = pair.flatMap((vector, j) => (isConstant(vector) ? [j] : []));
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  const { products } = momentsOf(pair);
  return bounded(
    at(products, 0, 1) / Math.sqrt(at(products, 0, 0)) / Math.sqrt(at(products, 1, 1)),
  );
}
