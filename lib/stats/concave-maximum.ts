import { cholesky } from "./cholesky";
import { dot } from "./inner-loops";
import { InsufficientData } from "./insufficient-data";
import type { Matrix } from "./matrix";
import { solveUpper, solveUpperTransposed } from "./triangular";
import { nth } from "./vector";

/** A log-likelihood at one point: its value, slope, and curvature with the sign turned. */
export interface Likelihood {
  readonly value: number;
  readonly gradient: Float64Array;
  /** Minus the matrix of second derivatives: positive definite where a maximum can be. */
  readonly information: Matrix;
}

/** Where the likelihood is largest. */
export interface Maximum {
  readonly parameters: Float64Array;
  readonly value: number;
  /** Upper triangular R with RᵀR = the information, whose inverse is the estimates' covariance. */
  readonly factor: Matrix;
}

const mostSteps = 100;
const mostHalvings = 40;

// Both are of the squared length of a step, counted in standard errors of the parameters.
const converged = 1e-20;
const nearby = 1e-9;

/**
 * The maximum of a concave log-likelihood by Newton's method, halving a step that leads downhill.
 *
 * Near a maximum each step is about the square of the last. Where steps only shrink by a constant
 * factor although the likelihood hardly grows any more, the maximum lies at infinity: the drivers
 * separate the outcomes, and every finite answer would be an artefact of when one stopped.
 *
 * @param start where the likelihood is defined
 * @param likelihoodAt null outside its domain
 * @throws InsufficientData `separation` when there is no finite maximum
 * @throws RangeError when it is not defined at the start, or no step leads uphill
 * @see Albert & Anderson (1984), Biometrika 71:1, for separation; Boyd & Vandenberghe (2004), 9.5
 */
export function concaveMaximum(
  start: Float64Array,
  likelihoodAt: (parameters: Float64Array) => Likelihood | null,
): Maximum {
  let parameters = start;
  let here = likelihoodAt(parameters);
  let before = Infinity;
  for (let steps = 0; here && steps < mostSteps; steps++) {
    const step = solve(factorOf(here.information), here.gradient);
    const length = dot(step, here.gradient);
    const size = Math.max(1, Math.abs(here.value));
    const isLast = length <= converged * size;
    if (!isLast && length < nearby * size && length > before / 1000) break;
    before = length;
    const next = uphill(parameters, step, here.value, likelihoodAt);
    parameters = next.parameters;
    here = next.likelihood;
    if (isLast) return { parameters, value: here.value, factor: factorOf(here.information) };
  }
  if (!here) throw new RangeError("the likelihood is not defined at the start");
  throw new InsufficientData("separation");
}

/** Where the information vanishes in some direction, the likelihood has become flat in it. */
function factorOf(information: Matrix): Matrix {
  const { r, dependent } = cholesky(information);
  if (dependent.length > 0) throw new InsufficientData("separation");
  return r;
}

function solve(factor: Matrix, gradient: Float64Array): Float64Array {
  return solveUpper(factor, solveUpperTransposed(factor, gradient));
}

function uphill(
  from: Float64Array,
  step: Float64Array,
  value: number,
  likelihoodAt: (parameters: Float64Array) => Likelihood | null,
) {
  // Close to the maximum the values differ by rounding alone.
  const least = value - 1e-12 * Math.max(1, Math.abs(value));
  for (let halvings = 0; halvings < mostHalvings; halvings++) {
    const parameters = from.map((parameter, j) => parameter + nth(step, j) / 2 ** halvings);
    const likelihood = likelihoodAt(parameters);
    if (likelihood && likelihood.value >= least) return { parameters, likelihood };
  }
  throw new RangeError("no step leads uphill");
}
