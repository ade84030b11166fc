import { type Column, nth, nthWhole, toVector } from "./vector";

/**
 * Ranks from 1, ties sharing the average of the ranks they occupy.
 *
 * @returns n ranks, in the order of the values
 * @example averageRanks([30, 10, 20, 20]) // → [4, 1, 2.5, 2.5]
 */
export function averageRanks(values: Column): Float64Array {
  const vector = toVector(values);
  const order = sortedOrder(vector);
  const ranks = new Float64Array(vector.length);
  let start = 0;
  for (const end of tieEnds(vector, order)) {
    for (let k = start; k < end; k++) ranks[nthWhole(order, k)] = (start + 1 + end) / 2;
    start = end;
  }
  return ranks;
}

/**
 * Dense ranks from 0, ties sharing one: the position of each value among the distinct values.
 *
 * @example denseRanks([30, 10, 20, 20]) // → ranks [2, 0, 1, 1], counts [1, 2, 1]
 */
export function denseRanks(values: Column): { ranks: Int32Array; counts: number[] } {
  const vector = toVector(values);
  const order = sortedOrder(vector);
  const ranks = new Int32Array(vector.length);
  const counts: number[] = [];
  let start = 0;
  for (const end of tieEnds(vector, order)) {
    for (let k = start; k < end; k++) ranks[nthWhole(order, k)] = counts.length;
    counts.push(end - start);
    start = end;
  }
  return { ranks, counts };
}

function sortedOrder(vector: Float64Array): Int32Array {
  return Int32Array.from(vector.keys()).sort((a, b) => nth(vector, a) - nth(vector, b));
}

/** Where, in sorted order, each group of equal values ends. */
function tieEnds(vector: Float64Array, order: Int32Array): number[] {
  const ends: number[] = [];
  for (let k = 1; k <= order.length; k++) {
    const previous = nth(vector, nthWhole(order, k - 1));
    if (k === order.length || nth(vector, nthWhole(order, k)) !== previous) ends.push(k);
  }
  return ends;
}
