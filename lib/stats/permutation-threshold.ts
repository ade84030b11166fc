import { driverCorrelations } from "./driver-correlations";
import { type ImportanceMeasure, sharesOf } from "./importance-shares";
import { dot } from "./inner-loops";
import { type Matrix, put } from "./matrix";
import { accurateMean } from "./moments";
import { quantile } from "./quantile";
import { type Random, seededRandom, shuffle } from "./random";
import { type Column, nth, toVector, toVectors } from "./vector";

export interface PermutationRequest {
  /** Drivers, complete rows. */
  readonly columns: readonly Column[];
  readonly y: Column;
  /** Rows of the same name belong together and are moved together. */
  readonly clusterOf: readonly (string | number)[];
  readonly permutations: number;
  readonly measure: ImportanceMeasure;
  readonly seed: number;
}

/**
 * How large the largest share gets when no driver matters: the 95th percentile, over permutations
 * of the outcome, of the maximum share over all drivers. A driver must beat it to be called key;
 * taking the maximum pays for having looked at every driver.
 *
 * The outcomes of each cluster stay together and in order: the clusters are laid end to end in a
 * new order, and their outcomes are dealt to the rows. With one row per cluster this is a plain
 * permutation; with many, it keeps one customer's answers alike, as they are.
 *
 * @returns a share of variance, in 0..1
 * @throws InsufficientData as `driverCorrelations`
 * @throws RangeError when lengths differ
 * @see Westfall & Young (1993), Resampling-Based Multiple Testing, for the maximum
 */
export function permutationThreshold(request: PermutationRequest): number {
  const steps = permutationInSlices(request, request.permutations);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** The same, pausing after every few permutations; yields the number done. */
export function* permutationInSlices(
  { columns, y, clusterOf, permutations, measure, seed }: PermutationRequest,
  permutationsPerSlice: number,
): Generator<number, number> {
  if (clusterOf.length !== y.length) {
    throw new RangeError(`${clusterOf.length} cluster names, ${y.length} rows`);
  }
  const correlations = driverCorrelations(columns, y);
  const clusters = rowsByCluster(clusterOf);
  const rows = clusters.flat();
  const drivers = toVectors(columns).map((column) => standardised(reordered(column, rows)));
  const outcome = standardised(toVector(y));
  const random = seededRandom(seed);
  const largest: number[] = [];
  for (let done = 0; done < permutations; done++) {
    if (done > 0 && done % permutationsPerSlice === 0) yield done;
    const dealt = dealtOutcome(outcome, clusters, random);
    setOutcome(correlations, drivers, dealt);
    largest.push(Math.max(...sharesOf(correlations, measure)));
  }
  return quantile(largest, 0.95);
}

function rowsByCluster(clusterOf: readonly (string | number)[]): number[][] {
  const clusters = new Map<string | number, number[]>();
  clusterOf.forEach((name, row) => {
    const rows = clusters.get(name);
    if (rows) rows.push(row);
    else clusters.set(name, [row]);
  });
  return [...clusters.values()];
}

/** The outcomes, cluster by cluster in a new order. */
function dealtOutcome(outcome: Float64Array, clusters: number[][], random: Random): Float64Array {
  const order = Int32Array.from(clusters.keys());
  shuffle(order, random);
  const dealt = new Float64Array(outcome.length);
  let next = 0;
  for (const cluster of order) {
    for (const row of clusters[cluster] ?? []) dealt[next++] = nth(outcome, row);
  }
  return dealt;
}

/** Replaces the outcome's correlations; those among the drivers do not change. */
function setOutcome(correlations: Matrix, drivers: readonly Float64Array[], outcome: Float64Array) {
  const last = drivers.length;
  drivers.forEach((driver, j) => {
    const r = dot(driver, outcome);
    put(correlations, j, last, r);
    put(correlations, last, j, r);
  });
}

function reordered(vector: Float64Array, rows: readonly number[]): Float64Array {
  return Float64Array.from(rows, (row) => nth(vector, row));
}

/** About its mean, and of length 1, so that correlations are plain products. */
function standardised(vector: Float64Array): Float64Array {
  const mean = accurateMean(vector);
  const centred = vector.map((value) => value - mean);
  const length = Math.sqrt(dot(centred, centred));
  return centred.map((value) => value / length);
}
