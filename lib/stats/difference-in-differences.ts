import { describe } from "@/lib/stats/describe";
import { tQuantile, twoSidedT } from "@/lib/stats/distributions";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { leastSquares } from "@/lib/stats/regression";

/** What changed for the treated beyond what changed for everybody. */
export interface DifferenceInDifferences {
  readonly effect: number;
  readonly standardError: number;
  /** 95 % limits, by t with Welch's degrees of freedom. */
  readonly low: number;
  readonly high: number;
  /** How the gap moved per period beforehand; where it did, the effect is not to be trusted. */
  readonly trendBefore: { readonly slope: number; readonly p: number };
}

const fewest = 4;

/**
 * Difference in differences: the mean gap between treated and untouched after a change, less that
 * before. Gaps of whole periods are the units, so that what the two share cancels in each.
 *
 * @param before gap of each period before, in order of time: treated less untouched
 * @param after the same of each period after
 * @throws InsufficientData with fewer than four periods on either side, or gaps that never vary
 * @see Angrist & Pischke (2009), Mostly Harmless Econometrics, section 5.2
 * @example differenceInDifferences([1, 2, 1, 2], [3, 4, 3, 4]).effect // → 2
 */
export function differenceInDifferences(
  before: readonly number[],
  after: readonly number[],
): DifferenceInDifferences {
  if (before.length < fewest || after.length < fewest) throw new InsufficientData("too-few-rows");
  const [early, late] = [describe(before), describe(after)];
  const parts = [early, late].map(({ sd, n }) => (sd ?? 0) ** 2 / n);
  const [a = 0, b = 0] = parts;
  const standardError = Math.sqrt(a + b);
  if (standardError === 0) throw new InsufficientData("no-variation");
  const df = (a + b) ** 2 / (a ** 2 / (before.length - 1) + b ** 2 / (after.length - 1));
  const effect = late.mean - early.mean;
  const half = tQuantile(0.975, df) * standardError;
  return {
    effect,
    standardError,
    low: effect - half,
    high: effect + half,
    trendBefore: trendOf(before),
  };
}

function trendOf(gaps: readonly number[]) {
  const time = Float64Array.from(gaps, (_, k) => k);
  const { coefficients, standardErrors, n } = leastSquares([time], Float64Array.from(gaps));
  const [slope = 0, error = 0] = [coefficients[0], standardErrors[0]];
  return { slope, p: error === 0 ? 1 : twoSidedT(slope / error, n - 2) };
}
