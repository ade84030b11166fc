import { concaveMaximum, type Likelihood } from "./concave-maximum";
import { addScaled, dot } from "./inner-loops";
import {
  constantEstimate,
  designOf,
  driverEstimates,
  type LikelihoodFit,
  likelihoodFit,
  type WaldEstimate,
} from "./likelihood-model";
import { type Column, nth, toVector } from "./vector";
import { weightedProducts } from "./weighted-products";

/** A model of yes or no. Lists hold one entry per driver, in the order of the call. */
export interface LogisticFit extends LikelihoodFit {
  readonly n: number;
  /** Rows whose outcome is 1. */
  readonly events: number;
  readonly intercept: WaldEstimate;
  /** Change of the log-odds per unit of the driver. */
  readonly coefficients: readonly WaldEstimate[];
  /** Factor by which the odds change per unit of the driver. */
  readonly oddsRatios: readonly number[];
}

/**
 * Logistic regression with an intercept by maximum likelihood: how drivers move the odds of a yes.
 * Beside least squares on the same 0/1 it cannot predict shares outside 0..1.
 *
 * @param columns p drivers of n numbers each, complete rows
 * @param y n zeros and ones
 * @throws InsufficientData when n ≤ p + 1, when a driver or the outcome (as p) is constant, when a
 *   driver is a combination of earlier ones, or `separation` when drivers tell the outcome without
 *   error, so that no maximum exists
 * @throws RangeError when y holds anything else, there is no driver, or lengths differ
 * @see McCullagh & Nelder (1989), Generalized Linear Models, ch. 4; the same as R's glm
 * @example logisticRegression([[0, 0, 0, 1, 1, 1]], [0, 0, 1, 0, 1, 1]).oddsRatios // → [4]
 */
export function logisticRegression(columns: readonly Column[], y: Column): LogisticFit {
  const outcome = toVector(y);
  if (outcome.some((value) => value !== 0 && value !== 1)) throw new RangeError("not 0 or 1");
  const design = designOf(columns, y);
  const n = outcome.length;
  const events = outcome.reduce((sum, value) => sum + value, 0);
  const terms = [new Float64Array(n).fill(1), ...design.columns];
  const start = new Float64Array(terms.length);
  start[0] = Math.log(events / (n - events));
  const maximum = concaveMaximum(start, (parameters) => likelihoodAt(terms, outcome, parameters));
  const alone = events * Math.log(events / n) + (n - events) * Math.log((n - events) / n);
  const coefficients = driverEstimates(maximum, design, 1);
  return {
    n,
    events,
    ...likelihoodFit(maximum, alone, columns.length),
    intercept: constantEstimate(maximum, design, { constant: 0, first: 1, sign: 1 }),
    coefficients,
    oddsRatios: coefficients.map(({ coefficient }) => Math.exp(coefficient)),
  };
}

function likelihoodAt(
  terms: readonly Float64Array[],
  outcome: Float64Array,
  parameters: Float64Array,
): Likelihood {
  const logOdds = new Float64Array(outcome.length);
  terms.forEach((term, j) => {
    addScaled(logOdds, nth(parameters, j), term);
  });
  const residuals = new Float64Array(outcome.length);
  const weights = new Float64Array(outcome.length);
  let value = 0;
  for (let i = 0; i < outcome.length; i++) {
    // From the side that was observed, where neither 1 − p nor a logarithm loses digits.
    const side = 2 * nth(outcome, i) - 1;
    const against = 1 / (1 + Math.exp(side * nth(logOdds, i)));
    const margin = side * nth(logOdds, i);
    value -= Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin)));
    residuals[i] = side * against;
    weights[i] = against / (1 + Math.exp(-margin));
  }
  return {
    value,
    gradient: Float64Array.from(terms, (term) => dot(term, residuals)),
    information: weightedProducts(terms, weights),
  };
}
