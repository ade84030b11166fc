import { addScaled } from "./inner-loops";
import { InsufficientData } from "./insufficient-data";
import { at, type Matrix, put, zeros } from "./matrix";
import { accurateMean, type Moments } from "./moments";
import { type Column, nth, nthWhole, toVectors } from "./vector";

/**
 * Moments of each cluster of rows (a customer's answers, say), all about one common centre so that
 * those of any resample of clusters are plain sums.
 */
export interface ClusterMoments {
  readonly clusters: number;
  readonly variables: number;
  /** The overall means, about which sums and products are taken. */
  readonly centre: Float64Array;
  /**
   * One record per cluster: its number of rows, the sum of each variable, then the products of
   * each pair i ≤ j, row by row.
   */
  readonly records: Float64Array;
}

/** Up to this many clusters are kept each on its own; beyond it they are merged into buckets. */
const maxClusters = 10_000;
const buckets = 256;

/**
 * Groups rows into clusters and keeps the moments of each. Above 10,000 clusters they are hashed
 * into 256 buckets, resampled as wholes: memory stays bounded, and answers of one customer still
 * stay together.
 *
 * @param columns p variables of n numbers each, complete rows; for importance the outcome last
 * @param clusterOf n names: rows of the same name belong together
 * @throws InsufficientData when there are fewer than two clusters
 * @throws RangeError when lengths differ
 */
export function clusterMoments(
  columns: readonly Column[],
  clusterOf: readonly (string | number)[],
): ClusterMoments {
  const vectors = toVectors(columns);
  const n = vectors[0]?.length ?? 0;
  if (clusterOf.length !== n) throw new RangeError(`${clusterOf.length} cluster names, ${n} rows`);
  const { positions, clusters } = clusterPositions(clusterOf);
  return momentsPerCluster(vectors, positions, clusters);
}

/**
 * The same with clusters that are numbered already, so that those of several sets of rows can be
 * drawn together; a cluster without rows is one without weight.
 *
 * @param positions n numbers in 0 … clusters − 1
 */
export function momentsPerCluster(
  vectors: readonly Float64Array[],
  positions: Int32Array,
  clusters: number,
): ClusterMoments {
  const n = positions.length;
  if (clusters < 2) throw new InsufficientData("too-few-rows");
  const centre = Float64Array.from(vectors, accurateMean);
  const records = new Float64Array(clusters * recordLength(vectors.length));
  const row = new Float64Array(vectors.length);
  for (let i = 0; i < n; i++) {
    vectors.forEach((vector, j) => {
      row[j] = nth(vector, i) - nth(centre, j);
    });
    addRow(records, nthWhole(positions, i) * recordLength(row.length), row);
  }
  return { clusters, variables: vectors.length, centre, records };
}

/** Numbers in the record of one cluster: a count, p sums and p(p + 1)/2 products. */
export function recordLength(variables: number): number {
  return 1 + variables + (variables * (variables + 1)) / 2;
}

// A variable that is constant in a resample leaves this much of its raw sum of squares: rounding.
const rounding = 1e-12;

/** The moments of rows whose records were added up. */
export function momentsOfRecord(record: Float64Array, centre: Float64Array): Moments {
  const p = centre.length;
  const n = nth(record, 0);
  const products: Matrix = zeros(p, p);
  let next = 1 + p;
  for (let i = 0; i < p; i++) {
    const drift = nth(record, 1 + i) / n;
    for (let j = i; j < p; j++) {
      const raw = nth(record, next);
      const product = raw - drift * nth(record, 1 + j);
      put(products, i, j, i === j && product <= rounding * raw ? 0 : product);
      put(products, j, i, at(products, i, j));
      next++;
    }
  }
  return { n, means: centre.map((mean, j) => mean + nth(record, 1 + j) / n), products };
}

/** The cluster of each row as a number from 0, in order of first appearance or by bucket. */
function clusterPositions(clusterOf: readonly (string | number)[]) {
  const numbers = new Map<string | number, number>();
  for (const name of clusterOf) if (!numbers.has(name)) numbers.set(name, numbers.size);
  if (numbers.size <= maxClusters) {
    const positions = Int32Array.from(clusterOf, (name) => numbers.get(name) ?? 0);
    return { positions, clusters: numbers.size };
  }
  return { positions: Int32Array.from(clusterOf, bucketOf), clusters: buckets };
}

/** FNV-1a of the name: the same customer falls into the same bucket in every run. */
function bucketOf(name: string | number): number {
  let hash = 0x811c9dc5;
  for (const character of String(name)) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return ((hash ^ (hash >>> 16)) >>> 0) % buckets;
}

function addRow(records: Float64Array, start: number, row: Float64Array): void {
  const p = row.length;
  records[start] = nth(records, start) + 1;
  addScaled(records, 1, row, p, start + 1);
  let next = start + 1 + p;
  for (let i = 0; i < p; i++) {
    addScaled(records, nth(row, i), row, p - i, next, i);
    next += p - i;
  }
}
