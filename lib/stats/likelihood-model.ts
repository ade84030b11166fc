import type { Maximum } from "./concave-maximum";
import { twoSidedNormal, upperChiSquare, z95 } from "./distributions";
import { driverCorrelations } from "./driver-correlations";
import { dot } from "./inner-loops";
import { accurateMean } from "./moments";
import { unscaledVarianceOf } from "./regression-summary";
import { type Column, nth, toVectors } from "./vector";

/** One number estimated by maximum likelihood, with Wald's test against zero and 95 % interval. */
export interface WaldEstimate {
  readonly coefficient: number;
  readonly standardError: number;
  readonly z: number;
  readonly p: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** How well a model fits, beside the model without any driver. */
export interface LikelihoodFit {
  readonly logLikelihood: number;
  readonly nullLogLikelihood: number;
  /** Akaike's criterion: −2 log-likelihood + 2 per parameter. */
  readonly aic: number;
  /** McFadden's R²: 1 − log-likelihood ÷ that without drivers. Lower by nature than R². */
  readonly mcFaddenRSquared: number;
  /** Test of all drivers together: likelihood ratio, degrees of freedom = drivers. */
  readonly chi2: number;
  readonly chi2P: number;
}

/** Drivers about their means and in units of their deviation, in which Newton's steps are safe. */
export interface Design {
  readonly columns: readonly Float64Array[];
  readonly means: readonly number[];
  readonly deviations: readonly number[];
}

/**
 * Drivers made ready for a likelihood, and refused when no likelihood could tell them apart.
 *
 * @throws InsufficientData when n ≤ p + 1, a driver or the outcome (as p) is constant, or a driver
 *   is a combination of earlier ones; its `columns` name them
 * @throws RangeError when there is no driver or lengths differ
 */
export function designOf(columns: readonly Column[], y: Column): Design {
  driverCorrelations(columns, y);
  const vectors = toVectors(columns);
  const means = vectors.map(accurateMean);
  const centred = vectors.map((vector, j) => vector.map((value) => value - (means[j] ?? 0)));
  const deviations = centred.map((column) => Math.sqrt(dot(column, column) / column.length));
  const scaled = centred.map((column, j) => column.map((value) => value / (deviations[j] ?? 1)));
  return { columns: scaled, means, deviations };
}

/** Likelihood figures of a fitted model of so many drivers and other parameters. */
export function likelihoodFit(
  { value, parameters }: Maximum,
  nullLogLikelihood: number,
  drivers: number,
): LikelihoodFit {
  const chi2 = Math.max(0, 2 * (value - nullLogLikelihood));
  return {
    logLikelihood: value,
    nullLogLikelihood,
    aic: 2 * parameters.length - 2 * value,
    mcFaddenRSquared: 1 - value / nullLogLikelihood,
    chi2,
    chi2P: upperChiSquare(chi2, drivers),
  };
}

/** The estimate of Σ weightₖ · parameterₖ. */
export function waldEstimate({ parameters, factor }: Maximum, weights: Float64Array): WaldEstimate {
  const coefficient = weights.reduce((sum, weight, k) => sum + weight * nth(parameters, k), 0);
  const standardError = Math.sqrt(unscaledVarianceOf(factor, weights));
  const z = coefficient / standardError;
  const half = z95 * standardError;
  return {
    coefficient,
    standardError,
    z,
    p: twoSidedNormal(z),
    ciLow: coefficient - half,
    ciHigh: coefficient + half,
  };
}

/** Estimates per unit of each driver, whose parameters begin at a position. */
export function driverEstimates(
  maximum: Maximum,
  { deviations }: Design,
  first: number,
): WaldEstimate[] {
  return deviations.map((deviation, j) => {
    const weights = new Float64Array(maximum.parameters.length);
    weights[first + j] = 1 / deviation;
    return waldEstimate(maximum, weights);
  });
}

/**
 * The constant at one position, moved from the drivers' means to where every driver is 0.
 *
 * @param sign of the drivers' part beside the constant: 1 when it is added, −1 when subtracted
 */
export function constantEstimate(
  maximum: Maximum,
  { means, deviations }: Design,
  place: { constant: number; first: number; sign: 1 | -1 },
): WaldEstimate {
  const weights = new Float64Array(maximum.parameters.length);
  weights[place.constant] = 1;
  means.forEach((mean, j) => {
    weights[place.first + j] = (-place.sign * mean) / (deviations[j] ?? 1);
  });
  return waldEstimate(maximum, weights);
}
