import { concaveMaximum, type Likelihood } from "./concave-maximum";
import { addScaled, dot } from "./inner-loops";
import {
  constantEstimate,
  type Design,
  designOf,
  driverEstimates,
  type LikelihoodFit,
  likelihoodFit,
  type WaldEstimate,
} from "./likelihood-model";
import { at, type Matrix, put, zeros } from "./matrix";
import { denseRanks } from "./rank";
import { type Column, nth, nthWhole } from "./vector";
import { weightedProducts } from "./weighted-products";

/** A model of ordered answers. Lists of drivers are in the order of the call. */
export interface OrdinalFit extends LikelihoodFit {
  readonly n: number;
  /** The K different answers, ascending. */
  readonly levels: readonly number[];
  /** Change of the log-odds of a higher answer per unit of the driver, the same at each level. */
  readonly coefficients: readonly WaldEstimate[];
  /** ζ: K − 1 log-odds of at most this level where every driver is 0. */
  readonly thresholds: readonly WaldEstimate[];
}

/**
 * Proportional-odds regression by maximum likelihood: logit P(Y ≤ k) = ζₖ − xβ. For answers such
 * as 0–10, of which only the order is certain, where least squares takes equal steps for granted.
 *
 * @param columns p drivers of n numbers each, complete rows
 * @param y n answers of any K ≥ 2 different values
 * @throws InsufficientData when n ≤ p + 1, when a driver or the outcome (as p) is constant, when a
 *   driver is a combination of earlier ones, or `separation` when no maximum exists
 * @throws RangeError when there is no driver or lengths differ
 * @see McCullagh (1980), J. R. Stat. Soc. B 42:109; signs and results as R's MASS::polr, standard
 *   errors from the observed information
 * @example with two levels, the same as logisticRegression with ζ = −intercept
 */
export function proportionalOdds(columns: readonly Column[], y: Column): OrdinalFit {
  const design = designOf(columns, y);
  const { ranks, counts } = denseRanks(y);
  const levels = [...new Set(Float64Array.from(y))].sort((a, b) => a - b);
  const n = ranks.length;
  const cuts = counts.length - 1;
  const start = new Float64Array(cuts + design.columns.length);
  start.set(thresholdsAlone(counts, n));
  const answers = { design, ranks, cuts };
  const maximum = concaveMaximum(start, (parameters) => likelihoodAt(answers, parameters));
  const alone = counts.reduce((sum, count) => sum + count * Math.log(count / n), 0);
  return {
    n,
    levels,
    ...likelihoodFit(maximum, alone, columns.length),
    coefficients: driverEstimates(maximum, design, cuts),
    thresholds: Array.from({ length: cuts }, (_, constant) =>
      constantEstimate(maximum, design, { constant, first: cuts, sign: -1 }),
    ),
  };
}

/** Log-odds of at most each level, of everybody. */
function thresholdsAlone(counts: readonly number[], n: number): number[] {
  let below = 0;
  return counts.slice(0, -1).map((count) => {
    below += count;
    return Math.log(below / (n - below));
  });
}

interface Answers {
  readonly design: Design;
  /** Each row's level as 0, 1, 2 … */
  readonly ranks: Int32Array;
  readonly cuts: number;
}

/** Slopes and curvatures per row, by what lies above the answer (u = ζₖ − xβ) and below it. */
interface Rows {
  value: number;
  readonly upper: Float64Array;
  readonly lower: Float64Array;
  readonly upperUpper: Float64Array;
  readonly lowerLower: Float64Array;
  readonly upperLower: Float64Array;
}

function likelihoodAt(answers: Answers, parameters: Float64Array): Likelihood | null {
  const { design, ranks, cuts } = answers;
  for (let k = 1; k < cuts; k++) {
    if (!(nth(parameters, k) > nth(parameters, k - 1))) return null;
  }
  const predicted = new Float64Array(ranks.length);
  design.columns.forEach((column, j) => {
    addScaled(predicted, nth(parameters, cuts + j), column);
  });
  const rows = derivatives(predicted, answers, parameters);
  return {
    value: rows.value,
    gradient: gradientOf(answers, rows),
    information: informationOf(answers, rows),
  };
}

function derivatives(predicted: Float64Array, { ranks, cuts }: Answers, thresholds: Float64Array) {
  const column = () => new Float64Array(ranks.length);
  const rows: Rows = {
    value: 0,
    upper: column(),
    lower: column(),
    upperUpper: column(),
    lowerLower: column(),
    upperLower: column(),
  };
  for (let i = 0; i < ranks.length; i++) {
    const k = nthWhole(ranks, i);
    const u = k < cuts ? nth(thresholds, k) - nth(predicted, i) : Infinity;
    const v = k > 0 ? nth(thresholds, k - 1) - nth(predicted, i) : -Infinity;
    // F(u) − F(v) = F(u) · F(−v) · (1 − eᵛ⁻ᵘ), which is exact in both tails.
    const apart = -Math.expm1(v - u);
    const [belowU, belowV] = [share(u), share(v)];
    const a = share(-u) / share(-v) / apart;
    const b = -belowV / belowU / apart;
    rows.value += logShare(u) + logShare(-v) + Math.log(apart);
    rows.upper[i] = a;
    rows.lower[i] = b;
    rows.upperUpper[i] = a * a - a * (1 - 2 * belowU);
    rows.lowerLower[i] = b * b - b * (1 - 2 * belowV);
    rows.upperLower[i] = a * b;
  }
  return rows;
}

/** The logistic distribution function, and its logarithm. */
function share(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

function logShare(x: number): number {
  return Math.min(0, x) - Math.log1p(Math.exp(-Math.abs(x)));
}

function gradientOf({ design, ranks, cuts }: Answers, { upper, lower }: Rows): Float64Array {
  const gradient = new Float64Array(cuts + design.columns.length);
  const both = upper.map((slope, i) => slope + nth(lower, i));
  for (let i = 0; i < ranks.length; i++) {
    const k = nthWhole(ranks, i);
    if (k < cuts) gradient[k] = nth(gradient, k) + nth(upper, i);
    if (k > 0) gradient[k - 1] = nth(gradient, k - 1) + nth(lower, i);
  }
  design.columns.forEach((column, j) => {
    gradient[cuts + j] = -dot(column, both);
  });
  return gradient;
}

/** Minus the second derivatives: thresholds first, then drivers. */
function informationOf({ design, ranks, cuts }: Answers, rows: Rows): Matrix {
  const size = cuts + design.columns.length;
  const information = zeros(size, size);
  const atUpper = rows.upperUpper.map((value, i) => value + nth(rows.upperLower, i));
  const atLower = rows.lowerLower.map((value, i) => value + nth(rows.upperLower, i));
  for (let i = 0; i < ranks.length; i++) {
    const k = nthWhole(ranks, i);
    if (k < cuts) add(information, k, k, nth(rows.upperUpper, i));
    if (k > 0) add(information, k - 1, k - 1, nth(rows.lowerLower, i));
    if (k > 0 && k < cuts) add(information, k, k - 1, nth(rows.upperLower, i));
  }
  design.columns.forEach((column, j) => {
    for (let i = 0; i < ranks.length; i++) {
      const k = nthWhole(ranks, i);
      if (k < cuts) add(information, k, cuts + j, -nth(column, i) * nth(atUpper, i));
      if (k > 0) add(information, k - 1, cuts + j, -nth(column, i) * nth(atLower, i));
    }
  });
  const weights = atUpper.map((value, i) => value + nth(atLower, i));
  const products = weightedProducts(design.columns, weights);
  for (let i = 0; i < products.rows; i++) {
    for (let j = 0; j <= i; j++) add(information, cuts + i, cuts + j, at(products, i, j));
  }
  return information;
}

/** Adds to a cell and to its mirror image. */
function add(m: Matrix, i: number, j: number, amount: number): void {
  put(m, i, j, at(m, i, j) + amount);
  if (i !== j) put(m, j, i, at(m, i, j));
}
