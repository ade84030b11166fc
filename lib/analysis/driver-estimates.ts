import { keyDrivers } from "@/lib/analysis/key-drivers";
import {
  type ContrastRule,
  type PenaltyReward,
  penaltyReward,
} from "@/lib/analysis/penalty-reward";
import { performance, quadrantsOf } from "@/lib/analysis/performance";
import { progressOf } from "@/lib/analysis/progress-of";
import { regress } from "@/lib/analysis/regress";
import type { CompleteColumns } from "@/lib/analysis/response-matrix";
import type { Driver, DriversAnswer, Variable } from "@/lib/analysis/shapes";
import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { bootstrapInSlices, bootstrapPlan } from "@/lib/stats/bootstrap";
import { clusterMoments } from "@/lib/stats/cluster-moments";
import { describe } from "@/lib/stats/describe";
import { usableDrivers } from "@/lib/stats/driver-correlations";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { permutationInSlices } from "@/lib/stats/permutation-threshold";
import type { Interval } from "@/lib/stats/proportion";
import type { Regression } from "@/lib/stats/regression-summary";
import { type RelativeImportance, relativeImportance } from "@/lib/stats/relative-importance";

export type DriverVariable = Pick<Variable, "key" | "kind" | "scale" | "direction">;

/** What is explained by what, from which rows, and how the resampling is repeated. */
export interface DriverQuestion {
  readonly outcome: DriverVariable;
  readonly drivers: readonly DriverVariable[];
  /** Columns of the outcome, then of the drivers in their order. */
  readonly complete: CompleteColumns;
  /** What a driver's performance is compared with: all its values, whatever the filter. */
  readonly references: ReadonlyMap<string, Float64Array>;
  readonly samples: number | undefined;
  readonly seed: number;
  /** Fewer units than this are not analysed. */
  readonly minimum: number;
}

export type DriverEstimates = Omit<DriversAnswer, "meta">;

const permutations = 200;

/**
 * Everything said about the drivers of an outcome. Yields between draws of the bootstrap and of the
 * permutation the share of them that is done.
 *
 * @throws InsufficientData when rows are too few, or nothing varies
 */
export function* driverEstimates(question: DriverQuestion): Generator<number, DriverEstimates> {
  const { complete, minimum, outcome } = question;
  const [y, ...columns] = complete.columns;
  if (!y || columns.length === 0) throw new RangeError("no drivers");
  if (complete.n < minimum) throw new InsufficientData("too-few-rows");
  const { kept, constant, collinear } = usableDrivers(columns);
  const drivers = chosen(question.drivers, kept);
  const x = chosen(columns, kept);
  if (x.length === 0) throw new InsufficientData("no-variation", constant);
  const regression = regress(x, y);
  const importance = relativeImportance(x, y);
  const resampled = yield* resample(question, x, y);
  const described = describeAll(question, { drivers, x, y, regression, importance, resampled });
  const reasoned = (positions: readonly number[], reason: "no-variation" | "collinear") =>
    chosen(question.drivers, positions).map(({ key }) => ({ key, reason }));
  return {
    outcome: outcome.key,
    r2: regression.rSquared,
    adjustedR2: regression.adjustedRSquared,
    n: complete.n,
    intercept: regression.intercept.coefficient,
    residualStandardError: regression.sigma,
    intervalOf: resampled.measure === "lmg" ? "lmg" : "relativeWeight",
    samples: resampled.draws,
    clusters: resampled.clusters,
    threshold: resampled.threshold,
    drivers: described,
    keyDrivers: keyDrivers(described, resampled.threshold),
    dropped: [...reasoned(constant, "no-variation"), ...reasoned(collinear, "collinear")],
  };
}

interface Resampled {
  measure: "lmg" | "relative-weights";
  draws: number;
  clusters: number;
  shares: readonly Interval[] | null;
  threshold: number | null;
}

/** Limits of importance, and what chance reaches; neither exists for a single customer. */
function* resample(
  { complete, samples, seed }: DriverQuestion,
  x: readonly Float64Array[],
  y: Float64Array,
): Generator<number, Resampled> {
  const { measure, draws: usual } = bootstrapPlan(x.length);
  const draws = samples ?? usual;
  const clusterOf = Array.from(complete.clusters);
  const count = new Set(clusterOf).size;
  try {
    const clusters = clusterMoments([...x, y], clusterOf);
    const all = draws + permutations;
    const resamples = bootstrapInSlices({ clusters, draws, measure, seed });
    const { shares } = yield* progressOf(all, 0, resamples);
    const asked = { columns: x, y, clusterOf, permutations, measure, seed };
    const threshold = yield* progressOf(all, draws, permutationInSlices(asked, 10));
    return { measure, draws, clusters: count, shares, threshold };
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    return { measure, draws: 0, clusters: count, shares: null, threshold: null };
  }
}

interface Estimated {
  drivers: readonly DriverVariable[];
  x: readonly Float64Array[];
  y: Float64Array;
  regression: Regression;
  importance: RelativeImportance;
  resampled: Resampled;
}

function describeAll(question: DriverQuestion, estimated: Estimated): Driver[] {
  const { drivers, regression } = estimated;
  const q = adjustPValues(regression.p.map((p) => p ?? 0));
  const described = drivers.map((driver, j) => describeOne(question, estimated, driver, j));
  const quadrants = quadrantsOf(described);
  return described.map((driver, j) => ({
    ...driver,
    q: q[j] ?? 1,
    quadrant: quadrants[j] ?? null,
  }));
}

function describeOne(
  { outcome, references }: DriverQuestion,
  { x, y, regression, importance, resampled }: Estimated,
  driver: DriverVariable,
  j: number,
): Omit<Driver, "q" | "quadrant"> {
  const column = entry(x, j);
  const lmg = entry(importance.lmg ?? importance.relativeWeights, j);
  const outcomeBetter: ContrastRule["outcomeBetter"] =
    outcome.direction === "lower" ? "lower" : "higher";
  const r = entry(regression.zeroOrder, j);
  const better = betterWay(driver, r, outcomeBetter);
  const rule = { kind: driver.kind, scale: driver.scale, better, outcomeBetter };
  const contrast = penaltyReward(column, y, rule);
  const { mean, sd, min, max } = describe(column);
  return {
    key: driver.key,
    coefficient: entry(regression.coefficients, j),
    standardError: entry(regression.standardErrors, j),
    t: entry(regression.t, j),
    p: entry(regression.p, j),
    beta: entry(regression.beta, j),
    r,
    partialR: entry(regression.partial, j),
    vif: entry(regression.vif, j),
    lmg,
    lmgShare: importance.rSquared > 0 ? lmg / importance.rSquared : 0,
    lmgLow: resampled.shares?.[j]?.low ?? null,
    lmgHigh: resampled.shares?.[j]?.high ?? null,
    relativeWeight: entry(importance.relativeWeights, j),
    mean,
    sd: sd ?? 0,
    min,
    max,
    performance: performance(rule, mean, references.get(driver.key) ?? column),
    better,
    betterFrom: driver.direction === "neutral" ? "data" : "declared",
    ...contrasted(contrast),
  };
}

function contrasted(
  found: PenaltyReward | null,
): Pick<Driver, "penalty" | "reward" | "contrast" | "asymmetry"> {
  if (!found) return { penalty: null, reward: null, contrast: null, asymmetry: null };
  const { penalty, reward, asymmetry, ...contrast } = found;
  return { penalty, reward, contrast, asymmetry };
}

/** Where nobody said which way is better, the way that goes with a better outcome. */
function betterWay(
  { direction }: DriverVariable,
  r: number,
  outcomeBetter: "higher" | "lower",
): "higher" | "lower" {
  if (direction !== "neutral") return direction;
  return r >= 0 === (outcomeBetter === "higher") ? "higher" : "lower";
}

function chosen<T>(items: readonly T[], positions: readonly number[]): T[] {
  return positions.map((position) => entry(items, position));
}

function entry<T>(items: readonly T[], position: number): T {
  const item = items[position];
  if (item === undefined) throw new RangeError(`no entry ${position} in ${items.length}`);
  return item;
}
