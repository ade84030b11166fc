import { cholesky } from "./cholesky";
import { upperChiSquare } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { countsOf, riskSets } from "./kaplan-meier";
import { at, put, submatrix, zeros } from "./matrix";
import { solveUpperTransposed } from "./triangular";
import { type Column, nth } from "./vector";

/** The durations of one group: times, and 1 where the customer left then, 0 where still there. */
export interface Durations {
  readonly times: Column;
  readonly events: Column;
  /** How many customers each row stands for; one if left out. */
  readonly counts?: Column;
}

export interface LogRank {
  readonly chi2: number;
  /** Groups − 1. */
  readonly df: number;
  readonly p: number;
  /** Events each group would have had if all left at the same rate, in the order of the call. */
  readonly expected: readonly number[];
}

/**
 * Log-rank test: whether groups leave at the same rate at every time, by comparing the events of
 * each with its part of those at risk. Hypergeometric variance, so ties are allowed for.
 *
 * @param groups two or more
 * @throws InsufficientData when a group is empty (`too-few-rows`), or when nobody left while two
 *   groups were still watched (`no-variation`)
 * @throws RangeError when there are fewer than two groups, or as `kaplanMeier`
 * @see Peto & Peto (1972), J. R. Stat. Soc. A 135:185; the same as R's survdiff
 * @example logRank([{ times: [1], events: [1] }, { times: [2], events: [1] }]).chi2 // → 1
 */
export function logRank(groups: readonly Durations[]): LogRank {
  const df = groups.length - 1;
  if (df < 1) throw new RangeError("one group cannot be compared");
  const own = groups.map(({ times, events, counts }) => riskSets(times, events, counts));
  const all = riskSets(
    groups.flatMap(({ times }) => Array.from(times)),
    groups.flatMap(({ events }) => Array.from(events)),
    groups.flatMap(({ times, counts }) => Array.from(countsOf(counts, times.length))),
  );
  const there = groups.map(stillThere);
  const expected = new Float64Array(groups.length);
  const variance = zeros(groups.length, groups.length);
  for (const { time, atRisk, events } of all) {
    const shares = there.map((countAt) => countAt(time) / atRisk);
    const spread = atRisk > 1 ? (events * (atRisk - events)) / (atRisk - 1) : 0;
    shares.forEach((share, i) => {
      expected[i] = nth(expected, i) + events * share;
      shares.forEach((other, j) => {
        const amount = spread * share * ((i === j ? 1 : 0) - other);
        put(variance, i, j, at(variance, i, j) + amount);
      });
    });
  }
  const observed = own.map((sets) => sets.reduce((sum, set) => sum + set.events, 0));
  const gaps = Float64Array.from({ length: df }, (_, i) => (observed[i] ?? 0) - nth(expected, i));
  const { r, dependent } = cholesky(submatrix(variance, [...gaps.keys()]));
  if (dependent.length > 0) throw new InsufficientData("no-variation", dependent);
  const chi2 = solveUpperTransposed(r, gaps).reduce((sum, value) => sum + value * value, 0);
  return { chi2, df, p: upperChiSquare(chi2, df), expected: [...expected] };
}

/** How many of a group are not gone before a time. */
function stillThere({ times, counts }: Durations): (time: number) => number {
  const standing = countsOf(counts, times.length);
  const durations = Float64Array.from(times);
  const order = Int32Array.from(standing.keys()).sort(
    (a, b) => nth(durations, a) - nth(durations, b),
  );
  const ascending = Float64Array.from(order, (row) => nth(durations, row));
  // How many stand in this row or a later one; beyond the last row nobody.
  const left = new Float64Array(order.length + 1);
  for (let k = order.length - 1; k >= 0; k--) {
    left[k] = nth(left, k + 1) + nth(standing, nth(order, k));
  }
  return (time) => {
    let [low, high] = [0, ascending.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (nth(ascending, middle) < time) low = middle + 1;
      else high = middle;
    }
    return nth(left, low);
  };
}
