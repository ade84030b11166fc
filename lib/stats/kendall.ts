import { fisherInterval } from "./correlation-test";
import { twoSidedNormal } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { denseRanks } from "./rank";
import { type Column, nth, nthWhole, toPair } from "./vector";

/** Kendall's τ-b as `r`, with the pairs it was counted from. */
export interface PairOrder {
  readonly r: number;
  readonly n: number;
  readonly concordant: number;
  readonly discordant: number;
  readonly tiedPairsX: number;
  readonly tiedPairsY: number;
  /** Null when n < 3; so is p. */
  readonly z: number | null;
  readonly p: number | null;
  /** Null when n < 5. */
  readonly ciLow: number | null;
  readonly ciHigh: number | null;
}

/**
 * Kendall's τ-b: of two rows drawn at random, how much more often they are in the same order than
 * in the opposite one, corrected for ties. Sorting and a tree of counts make it O(n log n).
 *
 * @param x n numbers
 * @param y n numbers, same rows
 * @returns τ-b in −1..1; normal p with the tie-corrected variance; Fieller's interval
 * @throws InsufficientData when n < 2 or a column is constant
 * @see Kendall (1970), Rank Correlation Methods, ch. 3; Fieller, Hartley & Pearson (1957)
 * @example kendall([1, 2, 3], [1, 3, 2]).r // → 1/3: two pairs agree, one does not
 */
export function kendall(x: Column, y: Column): PairOrder {
  toPair(x, y);
  const n = x.length;
  if (n < 2) throw new InsufficientData("too-few-rows");
  const a = denseRanks(x);
  const b = denseRanks(y);
  const constant = [a, b].flatMap(({ counts }, j) => (counts.length < 2 ? [j] : []));
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);

  const ordered = jointOrder(a.ranks, b.ranks, b.counts.length);
  const discordant = discordantPairs(ordered.y, b.counts.length);
  const all = pairs(n);
  const tiedPairsX = total(a.counts, pairs);
  const tiedPairsY = total(b.counts, pairs);
  const concordant = all - tiedPairsX - tiedPairsY + ordered.tiedInBoth - discordant;

  const s = concordant - discordant;
  const r = s / Math.sqrt(all - tiedPairsX) / Math.sqrt(all - tiedPairsY);
  const z = n < 3 ? null : s / Math.sqrt(varianceOfS(n, a.counts, b.counts));
  const p = z === null ? null : twoSidedNormal(z);
  const interval = fisherInterval(r, 0.437 / (n - 4));
  return { r, n, concordant, discordant, tiedPairsX, tiedPairsY, z, p, ...interval };
}

/** Rows sorted by x, then y: their y ranks, and the number of pairs equal in both. */
function jointOrder(x: Int32Array, y: Int32Array, distinctY: number) {
  const keys = Float64Array.from(x, (rank, i) => rank * distinctY + nthWhole(y, i)).sort();
  let tiedInBoth = 0;
  let run = 0;
  for (let i = 1; i < keys.length; i++) {
    run = nth(keys, i) === nth(keys, i - 1) ? run + 1 : 0;
    tiedInBoth += run;
  }
  return { y: Int32Array.from(keys, (key) => key % distinctY), tiedInBoth };
}

/** Earlier rows with a larger y, summed over all rows; pairs tied in x are sorted, so not counted. */
function discordantPairs(y: Int32Array, distinctY: number): number {
  const tree = new Int32Array(distinctY + 1);
  let discordant = 0;
  for (let seen = 0; seen < y.length; seen++) {
    const position = nthWhole(y, seen) + 1;
    let notLarger = 0;
    for (let k = position; k > 0; k -= k & -k) notLarger += nthWhole(tree, k);
    discordant += seen - notLarger;
    for (let k = position; k < tree.length; k += k & -k) tree[k] = nthWhole(tree, k) + 1;
  }
  return discordant;
}

function varianceOfS(n: number, x: readonly number[], y: readonly number[]): number {
  const spread = (t: number) => t * (t - 1) * (2 * t + 5);
  const ordered = (t: number) => t * (t - 1);
  const triples = (t: number) => t * (t - 1) * (t - 2);
  return (
    (spread(n) - total(x, spread) - total(y, spread)) / 18 +
    (total(x, ordered) * total(y, ordered)) / (2 * ordered(n)) +
    (total(x, triples) * total(y, triples)) / (9 * triples(n))
  );
}

function pairs(t: number): number {
  return (t * (t - 1)) / 2;
}

function total(counts: readonly number[], of: (count: number) => number): number {
  return counts.reduce((sum, count) => sum + of(count), 0);
}
