import { type ClusterMoments, momentsOfRecord, recordLength } from "./cluster-moments";
import { type ImportanceMeasure, sharesOfMoments } from "./importance-shares";
import { addScaled } from "./inner-loops";
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
  const steps = bootstrapInSlices(request, request.draws);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/**
 * The same, pausing after every few draws so that a server can answer others in between. Yields
 * the number of draws done, and returns the intervals.
 */
export function* bootstrapInSlices(
  { clusters, draws, measure, seed }: BootstrapRequest,
  drawsPerSlice: number,
): Generator<number, ImportanceIntervals> {
  const random = seededRandom(seed);
  const results: number[][] = [];
  for (let done = 0; done < draws; done++) {
    if (done > 0 && done % drawsPerSlice === 0) yield done;
    const moments = momentsOfRecord(resampledRecord(clusters, random), clusters.centre);
    const shares = sharesOfMoments(moments, measure);
    if (shares) results.push(shares);
  }
  if (results.length * 2 < draws) {
    throw new InsufficientData("no-variation", [clusters.variables - 1]);
  }
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

/** The records of as many clusters as there are, drawn with replacement, added up. */
function resampledRecord(clusters: ClusterMoments, random: Random): Float64Array {
  const length = recordLength(clusters.variables);
  const times = new Int32Array(clusters.clusters);
  for (let draw = 0; draw < times.length; draw++) {
    const cluster = random.below(times.length);
    times[cluster] = nthWhole(times, cluster) + 1;
  }
  const total = new Float64Array(length);
  for (let cluster = 0; cluster < times.length; cluster++) {
    const weight = nthWhole(times, cluster);
    if (weight > 0) addScaled(total, weight, clusters.records, length, 0, cluster * length);
  }
  return total;
}

function limits(values: number[]): Interval {
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}
