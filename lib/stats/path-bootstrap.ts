import { cholesky } from "./cholesky";
import { type ClusterMoments, momentsOfRecord, recordLength } from "./cluster-moments";
import { addScaled } from "./inner-loops";
import { at, submatrix } from "./matrix";
import type { Moments } from "./moments";
import type { PathEquation } from "./path-model";
import { type Random, seededRandom } from "./random";
import { solveUpper, solveUpperTransposed } from "./triangular";
import { nth, nthWhole } from "./vector";

/** One equation, and the moments of the clusters its rows fall into. */
export interface ResampledEquation extends PathEquation {
  /** What is drawn: clusters of one kind are numbered alike in every equation. */
  readonly kind: string;
  /** Moments of the inputs, in their order, then of the outcome. */
  readonly clusters: ClusterMoments;
}

/** How often to draw; a pause comes after every few draws. */
export interface DrawPlan {
  readonly draws: number;
  readonly seed: number;
  readonly drawsPerSlice: number;
}

/**
 * Bootstraps a whole system: clusters (customers) are drawn once per draw, and every equation is
 * fitted anew on them, so that an effect through several equations carries the uncertainty of all
 * of them together. Draws in which an equation cannot be fitted are left out.
 *
 * Yields the number of draws done, and returns per draw the coefficients of all equations, one
 * after the other.
 *
 * @see Bollen & Stine (1990), Sociol. Methodol. 20:115; Field & Welsh (2007)
 */
export function* bootstrapPaths(
  equations: readonly ResampledEquation[],
  { draws, seed, drawsPerSlice }: DrawPlan,
): Generator<number, Float64Array[]> {
  const random = seededRandom(seed);
  const kinds = new Map(equations.map(({ kind, clusters }) => [kind, clusters.clusters]));
  const results: Float64Array[] = [];
  for (let done = 0; done < draws; done++) {
    if (done > 0 && done % drawsPerSlice === 0) yield done;
    const times = new Map([...kinds].map(([kind, count]) => [kind, drawn(count, random)]));
    const slopes = equations.map(({ kind, clusters }) =>
      slopesOf(resampled(clusters, times.get(kind) ?? new Int32Array())),
    );
    if (slopes.every((each) => each !== null)) {
      results.push(Float64Array.from(slopes.flatMap((each) => [...(each ?? [])])));
    }
  }
  return results;
}

/** How often each of the clusters was drawn, in as many draws as there are clusters. */
function drawn(clusters: number, random: Random): Int32Array {
  const times = new Int32Array(clusters);
  for (let draw = 0; draw < clusters; draw++) {
    const cluster = random.below(clusters);
    times[cluster] = nthWhole(times, cluster) + 1;
  }
  return times;
}

function resampled(clusters: ClusterMoments, times: Int32Array): Moments {
  const length = recordLength(clusters.variables);
  const total = new Float64Array(length);
  for (let cluster = 0; cluster < times.length; cluster++) {
    const weight = nthWhole(times, cluster);
    if (weight > 0) addScaled(total, weight, clusters.records, length, 0, cluster * length);
  }
  return momentsOfRecord(total, clusters.centre);
}

/** Coefficients of least squares from moments, the outcome last; null where there are none. */
function slopesOf({ n, products }: Moments): Float64Array | null {
  const p = products.cols - 1;
  if (!(n > p + 1)) return null;
  const inputs = Array.from({ length: p }, (_, j) => j);
  const { r, dependent } = cholesky(submatrix(products, inputs));
  if (dependent.length > 0) return null;
  const withOutcome = Float64Array.from(inputs, (j) => at(products, j, p));
  const slopes = solveUpper(r, solveUpperTransposed(r, withOutcome));
  return slopes.some((_, j) => !Number.isFinite(nth(slopes, j))) ? null : slopes;
}
