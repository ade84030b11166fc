import { type ClusterMoments, momentsOfRecord, recordLength } from "./cluster-moments";
import { type ImportanceMeasure, sharesOfMoments } from "./importance-shares";
import { addFourScaled, addScaled } from "./inner-loops";
import { InsufficientData } from "./insufficient-data";
import type { Interval } from "./proportion";
import { quantile } from "./quantile";
import { type Random, seededRandom } from "./random";
import { nthWhole } from "./vector";

/** How often to resample, and which measure of importance. */
export interface BootstrapPlan {
  readonly draws: number;
  readonly measure: ImportanceMeasure;
}

/** The plan for p drivers: each driver doubles the cost of LMG, so many drivers get less of it. */
export function bootstrapPlan(drivers: number): BootstrapPlan {
  return {
    draws: drivers > 12 ? 200 : 1000,
    measure: drivers > 15 ? "relative-weights" : "lmg",
  };
}

export interface BootstrapRequest extends BootstrapPlan {
  /** Variables of the clusters: the drivers, then the outcome. */
  readonly clusters: ClusterMoments;
  readonly seed: number;
}

/** Percentile limits (2.5 % and 97.5 %) of each driver's share and of R². */
export interface ImportanceIntervals extends BootstrapPlan {
  readonly seed: number;
  /** Draws in which the outcome varied; the others have nothing to explain and are left out. */
  readonly usedDraws: number;
  readonly shares: readonly Interval[];
  readonly rSquared: Interval;
}

/**
 * Percentile bootstrap of importance by cluster: clusters are drawn with replacement, as many as
 * there are, and importance is computed anew from the sum of their moments. Rows are not read
 * again, so a draw costs the same for a thousand answers and for a million.
 *
 * @throws InsufficientData when the outcome varied in fewer than half of the draws
 * @see Efron & Tibshirani (1993), ch. 13; Field & Welsh (2007), J. R. Stat. Soc. B 69:369
 */
export function bootstrapImportance(request: BootstrapRequest): ImportanceIntervals {
  const steps = bootstrapInSlices(request);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

// So many resamples are added up side by side: their records are read from memory once for all.
const drawsAtOnce = 16;

/**
 * The same, pausing after every few draws so that a server can answer others in between. Yields
 * the number of draws done, and returns the intervals.
 */
export function* bootstrapInSlices(
  request: BootstrapRequest,
): Generator<number, ImportanceIntervals> {
  const { clusters, draws, measure, seed } = request;
  const results = yield* importanceDraws(request);
  return {
    draws,
    measure,
    seed,
    usedDraws: results.length,
    shares: Array.from({ length: clusters.variables - 1 }, (_, j) =>
      limits(results.map((shares) => shares[j] ?? 0)),
    ),
    rSquared: limits(results.map((shares) => shares.reduce((sum, share) => sum + share, 0))),
  };
}

/**
 * The shares of every driver in each draw, for what is not about one set of rows alone. Yields and
 * throws as `bootstrapInSlices`.
 *
 * @returns one list of shares per draw in which the outcome varied
 */
export function* importanceDraws({
  clusters,
  draws,
  measure,
  seed,
}: BootstrapRequest): Generator<number, number[][]> {
  const random = seededRandom(seed);
  const results: number[][] = [];
  for (let done = 0; done < draws; done += drawsAtOnce) {
    if (done > 0) yield done;
    for (const record of resampledRecords(clusters, Math.min(drawsAtOnce, draws - done), random)) {
      const shares = sharesOfMoments(momentsOfRecord(record, clusters.centre), measure);
      if (shares) results.push(shares);
    }
  }
  if (results.length * 2 < draws) {
    throw new InsufficientData("no-variation", [clusters.variables - 1]);
  }
  return results;
}

// Records of so many clusters stay in the cache while every resample takes its part of them.
const clustersAtOnce = 64;

/** Several times, the records of as many clusters as there are, drawn with replacement, added up. */
function resampledRecords(
  { clusters, variables, records }: ClusterMoments,
  draws: number,
  random: Random,
): Float64Array[] {
  const times = Array.from({ length: draws }, () => timesDrawn(clusters, random));
  const totals = times.map(() => new Float64Array(recordLength(variables)));
  for (let from = 0; from < clusters; from += clustersAtOnce) {
    const to = Math.min(clusters, from + clustersAtOnce);
    totals.forEach((total, draw) => {
      const own = times[draw];
      if (own) addDrawn(total, records, own, from, to);
    });
  }
  return totals;
}

function timesDrawn(clusters: number, random: Random): Int32Array {
  const times = new Int32Array(clusters);
  for (let draw = 0; draw < clusters; draw++) {
    const cluster = random.below(clusters);
    times[cluster] = nthWhole(times, cluster) + 1;
  }
  return times;
}

/** Adds the records of some clusters, each as often as it was drawn. */
function addDrawn(
  total: Float64Array,
  records: Float64Array,
  times: Int32Array,
  from: number,
  to: number,
): void {
  const length = total.length;
  const drawn = new Int32Array(to - from);
  let count = 0;
  for (let cluster = from; cluster < to; cluster++) {
    if (nthWhole(times, cluster) > 0) drawn[count++] = cluster;
  }
  const start = (k: number) => nthWhole(drawn, k) * length;
  const factor = (k: number) => nthWhole(times, nthWhole(drawn, k));
  let k = 0;
  for (; k + 3 < count; k += 4) {
    addFourScaled(total, records, {
      starts: [start(k), start(k + 1), start(k + 2), start(k + 3)],
      factors: [factor(k), factor(k + 1), factor(k + 2), factor(k + 3)],
    });
  }
  for (; k < count; k++) addScaled(total, factor(k), records, length, 0, start(k));
}

function limits(values: number[]): Interval {
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}
