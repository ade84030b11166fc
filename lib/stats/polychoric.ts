import { bivariateNormalDensity, bivariateNormalShare } from "./bivariate-normal";
import { normalQuantile } from "./distributions";
import { InsufficientData } from "./insufficient-data";
import { at, type Matrix, put, zeros } from "./matrix";
import { denseRanks } from "./rank";
import { type Column, nthWhole, toPair } from "./vector";

/** The correlation of what two ratings measure, were it not cut into steps. */
export interface Polychoric {
  /** In −1..1. */
  readonly rho: number;
  readonly n: number;
  /** Where the scales cut the standard normal variables beneath: one fewer than answers given. */
  readonly thresholdsX: readonly number[];
  readonly thresholdsY: readonly number[];
}

// Closer to ±1 than this the table holds no information on how close.
const largest = 0.9999;

// A share below this is rounding.
const negligible = 1e-14;

/**
 * Polychoric correlation of two ordinal variables (tetrachoric when both have two values), in two
 * steps: thresholds from the margins, then the ρ that makes the table most likely. Rank correlations
 * shrink when a scale has few steps; this one does not, but it believes in normal variables beneath.
 *
 * @param x n answers on an ordered scale
 * @param y n answers, same rows
 * @throws InsufficientData when n < 2, a column is constant, or `separation` when the table grows
 *   likelier all the way to ±1, as it does when one answer tells the other
 * @see Olsson (1979), Psychometrika 44:443
 * @example polychoric(x, y) of the table [[20, 10], [10, 20]] // → ρ sin(π/6) = 0.5
 */
export function polychoric(x: Column, y: Column): Polychoric {
  toPair(x, y);
  const n = x.length;
  if (n < 2) throw new InsufficientData("too-few-rows");
  const a = denseRanks(x);
  const b = denseRanks(y);
  const constant = [a, b].flatMap(({ counts }, j) => (counts.length < 2 ? [j] : []));
  if (constant.length > 0) throw new InsufficientData("no-variation", constant);
  const table = zeros(a.counts.length, b.counts.length);
  for (let i = 0; i < n; i++) {
    const [row, col] = [nthWhole(a.ranks, i), nthWhole(b.ranks, i)];
    put(table, row, col, at(table, row, col) + 1);
  }
  const thresholdsX = thresholdsOf(a.counts, n);
  const thresholdsY = thresholdsOf(b.counts, n);
  const rho = crossing((r) => slopeAt(r, table, thresholdsX, thresholdsY));
  return { rho, n, thresholdsX, thresholdsY };
}

function thresholdsOf(counts: readonly number[], n: number): number[] {
  let below = 0;
  return counts.slice(0, -1).map((count) => {
    below += count;
    return normalQuantile(below / n);
  });
}

/** Slope of the log-likelihood: by Plackett's identity a cell's share grows by densities at its corners. */
function slopeAt(
  rho: number,
  table: Matrix,
  thresholdsX: readonly number[],
  thresholdsY: readonly number[],
): number {
  const edges = (cuts: readonly number[]) => [-Infinity, ...cuts, Infinity];
  const corners = (of: typeof bivariateNormalShare) =>
    edges(thresholdsX).map((h) => edges(thresholdsY).map((k) => of(h, k, rho)));
  const shares = corners(bivariateNormalShare);
  const densities = corners(bivariateNormalDensity);
  const excluded = rho > 0 ? -Infinity : Infinity;
  let slope = 0;
  for (let i = 0; i < table.rows; i++) {
    for (let j = 0; j < table.cols; j++) {
      if (at(table, i, j) === 0) continue;
      const share = cell(shares, i, j);
      // So strong a correlation all but excludes what was seen: the likelihood falls without limit.
      if (share < negligible) return excluded;
      slope += (at(table, i, j) * cell(densities, i, j)) / share;
    }
  }
  return slope;
}

/** What lies between four corners. */
function cell(corners: readonly (readonly number[])[], i: number, j: number): number {
  const corner = (row: number, col: number) => corners[row]?.[col] ?? Number.NaN;
  return corner(i + 1, j + 1) - corner(i, j + 1) - corner(i + 1, j) + corner(i, j);
}

/** Where the slope, which falls as ρ grows, passes 0: bisection down to neighbouring doubles. */
function crossing(slope: (rho: number) => number): number {
  let low = -largest;
  let high = largest;
  if (slope(low) <= 0 || slope(high) >= 0) throw new InsufficientData("separation");
  for (;;) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high || high - low < 1e-14) return middle;
    if (slope(middle) > 0) low = middle;
    else high = middle;
  }
}
