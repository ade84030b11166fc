import { differences, type Found } from "@/lib/analysis/comparison/differences";
import type { ComparedDrivers } from "@/lib/analysis/comparison/shapes";
import { progressOf } from "@/lib/analysis/progress-of";
import { regress } from "@/lib/analysis/regress";
import {
  type CompleteColumns,
  completeColumns,
  type Frame,
  type Unit,
  unitColumns,
} from "@/lib/analysis/response-matrix";
import { bootstrapPlan, importanceDraws } from "@/lib/stats/bootstrap";
import { clusterMoments } from "@/lib/stats/cluster-moments";
import { type ClusterRobustErrors, clusterRobustErrors } from "@/lib/stats/cluster-robust-errors";
import { describe } from "@/lib/stats/describe";
import { tQuantile } from "@/lib/stats/distributions";
import { drawDifference } from "@/lib/stats/draw-difference";
import { usableDrivers } from "@/lib/stats/driver-correlations";
import { estimateDifference } from "@/lib/stats/estimate-difference";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { quantile } from "@/lib/stats/quantile";
import type { Regression } from "@/lib/stats/regression-summary";
import { relativeImportance } from "@/lib/stats/relative-importance";

export interface DriverRules {
  readonly outcome: string;
  readonly drivers: readonly string[];
  readonly unit: Unit;
  readonly minimum: number;
  readonly seed: number;
}

/** A regression on fewer units per driver says more of chance than of customers. */
const unitsPerDriver = 10;
const usualDraws = 1000;

/** One side: its rows, the equation of them, and how its importance is spread. */
interface Side {
  readonly n: number;
  readonly x: readonly Float64Array[];
  readonly regression: Regression;
  readonly errors: ClusterRobustErrors;
  readonly lmg: readonly number[];
  readonly draws: readonly (readonly number[])[];
}

/**
 * The same drivers of the same outcome on both sides: coefficients by Welch's test on errors that keep
 * a customer's rows together, importance by a bootstrap of each side's customers. Yields the share of the resampling that is done.
 */
export function* comparedDrivers(
  a: Frame,
  b: Frame,
  rules: DriverRules,
): Generator<number, ComparedDrivers> {
  const keys = [rules.outcome, ...rules.drivers];
  const rows = [a, b].map((frame) => completeColumns(unitColumns(frame, keys, rules.unit)));
  const [first, second] = rows;
  if (!first || !second) throw new RangeError("two sides are compared");
  const { used, dropped } = usedOnBoth(first, second, rules.drivers);
  const nothing = {
    ...{ outcome: rules.outcome, a: { n: first.n, r2: null }, b: { n: second.n, r2: null } },
    ...{ coefficients: [], importance: [], samples: 0, dropped },
  };
  const least = Math.max(rules.minimum, unitsPerDriver * (used.length + 1));
  if (Math.min(first.n, second.n) < least) return { ...nothing, status: "too-few-rows" };
  try {
    const one = yield* progressOf(2 * usualDraws, 0, sideOf(first, used, rules.seed));
    // Another seed: the draws of the two sides have to be independent.
    const other = yield* progressOf(
      2 * usualDraws,
      usualDraws,
      sideOf(second, used, rules.seed + 1),
    );
    return {
      ...nothing,
      status: "ok",
      a: { n: one.n, r2: one.regression.rSquared },
      b: { n: other.n, r2: other.regression.rSquared },
      samples: Math.min(one.draws.length, other.draws.length),
      ...differencesOf(
        one,
        other,
        used.map((position) => rules.drivers[position] ?? ""),
      ),
    };
  } catch (error) {
    if (error instanceof InsufficientData) return { ...nothing, status: error.reason };
    throw error;
  }
}

/** Positions of the drivers that both sides can tell apart: coefficients of others mean other things. */
function usedOnBoth(a: CompleteColumns, b: CompleteColumns, drivers: readonly string[]) {
  const [one, other] = [a, b].map(({ n, columns: [, ...x] }) =>
    n === 0 ? { kept: [...x.keys()], constant: [], collinear: [] } : usableDrivers(x),
  );
  const used = (one?.kept ?? []).filter((position) => other?.kept.includes(position));
  const constant = [one, other].flatMap((side) => side?.constant ?? []);
  const dropped = drivers.flatMap((key, position) => {
    if (used.includes(position)) return [];
    const reason = constant.includes(position) ? "no-variation" : "collinear";
    return [{ key, reason } as const];
  });
  return { used, dropped };
}

function* sideOf(
  { n, columns: [y, ...columns], clusters }: CompleteColumns,
  used: readonly number[],
  seed: number,
): Generator<number, Side> {
  const x = used.flatMap((position) => columns[position] ?? []);
  if (!y || x.length === 0) throw new InsufficientData("no-variation");
  const regression = regress(x, y);
  const importance = relativeImportance(x, y);
  const lmg = importance.lmg ?? importance.relativeWeights;
  const line = { intercept: regression.intercept.coefficient, slopes: regression.coefficients };
  const errors = clusterRobustErrors(x, y, line, clusters);
  return { n, x, regression, errors, lmg, draws: yield* drawsOf([...x, y], clusters, seed) };
}

/** None where there are too few customers to resample: the coefficients still stand. */
function* drawsOf(
  columns: readonly Float64Array[],
  clusterOf: Int32Array,
  seed: number,
): Generator<number, number[][]> {
  const { draws, measure } = bootstrapPlan(columns.length - 1);
  try {
    const clusters = clusterMoments(columns, Array.from(clusterOf));
    return yield* importanceDraws({ clusters, draws, measure, seed });
  } catch (error) {
    if (error instanceof InsufficientData) return [];
    throw error;
  }
}

function differencesOf(a: Side, b: Side, keys: readonly string[]) {
  const coefficients = keys.map((key, j) => ({
    ...{ key, a: coefficientOf(a, j), b: coefficientOf(b, j) },
    change: estimateDifference(estimateOf(a, j), estimateOf(b, j)),
    sd: describe(b.x[j] ?? []).sd ?? 0,
  }));
  const resampled = Math.min(a.draws.length, b.draws.length) > 0;
  const importance = resampled ? keys.map((key, j) => importanceDifference(a, b, key, j)) : [];
  return { coefficients: differences(coefficients), importance: differences(importance) };
}

function importanceDifference(a: Side, b: Side, key: string, j: number): Found {
  const [one, other] = [importanceOf(a, j), importanceOf(b, j)];
  const { low, high, p } = drawDifference(drawsFor(a, j), drawsFor(b, j));
  const difference = (a.lmg[j] ?? 0) - (b.lmg[j] ?? 0);
  return { key, a: one, b: other, change: { difference, ciLow: low, ciHigh: high, p } };
}

function estimateOf({ regression, errors: { standardErrors, df } }: Side, j: number) {
  return { value: regression.coefficients[j] ?? 0, se: standardErrors[j] ?? 0, df };
}

function coefficientOf(side: Side, j: number) {
  const { value, se, df } = estimateOf(side, j);
  const half = tQuantile(0.975, df) * se;
  return { n: side.n, value, ciLow: value - half, ciHigh: value + half };
}

function drawsFor({ draws }: Side, j: number): number[] {
  return draws.map((shares) => shares[j] ?? 0);
}

function importanceOf(side: Side, j: number) {
  const draws = drawsFor(side, j);
  const limits = { ciLow: quantile(draws, 0.025), ciHigh: quantile(draws, 0.975) };
  return { n: side.n, value: side.lmg[j] ?? 0, ...limits };
}
