import { cholesky, negligiblePivot } from "./cholesky";
import { correlationMatrix } from "./correlation-matrix";
import { type Correlation, correlationTest, fisherInterval } from "./correlation-test";
import { InsufficientData } from "./insufficient-data";
import { at } from "./matrix";
import type { Column } from "./vector";

/**
 * Partial correlation: Pearson's r of x and y with other variables held constant. Read off the
 * Cholesky factor with the held variables first: what is left of x and y are its last two columns.
 *
 * @param given k columns to hold constant
 * @returns r in −1..1; p from t with n − 2 − k; Fisher interval with se² = 1 / (n − 3 − k)
 * @throws InsufficientData when n < k + 2 or a column is constant, or when x, y or one of `given` is a
 *   combination of the others; columns are numbered given first, then x, then y
 * @see Fisher (1924), Metron 3:329
 */
export function partialCorrelation(x: Column, y: Column, given: readonly Column[]): Correlation {
  const n = x.length;
  const k = given.length;
  if (n < k + 2) throw new InsufficientData("too-few-rows");
  const { r, dependent } = cholesky(correlationMatrix([...given, x, y]));
  const redundant = dependent.filter((j) => j <= k);
  if (redundant.length > 0) throw new InsufficientData("collinear", redundant);
  const shared = at(r, k, k + 1);
  const own = at(r, k + 1, k + 1);
  if (shared ** 2 + own ** 2 <= negligiblePivot) throw new InsufficientData("collinear", [k + 1]);
  const partial = shared / Math.hypot(shared, own);
  return {
    r: partial,
    n,
    ...correlationTest(partial, n - 2 - k),
    ...fisherInterval(partial, 1 / (n - 3 - k)),
  };
}
