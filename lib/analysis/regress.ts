import { momentsOf } from "@/lib/stats/moments";
import { leastSquares } from "@/lib/stats/regression";
import { leastSquaresFromMoments } from "@/lib/stats/regression-from-moments";
import type { Regression } from "@/lib/stats/regression-summary";

/** Above this many rows the moments are worth more than the rows. */
const mostRows = 100_000;

/** Least squares by whichever way is safe and quick for that many rows; errors as `leastSquares`. */
export function regress(x: readonly Float64Array[], y: Float64Array): Regression {
  return y.length > mostRows ? leastSquaresFromMoments(momentsOf([...x, y])) : leastSquares(x, y);
}
