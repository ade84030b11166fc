import { InsufficientData } from "@/lib/stats/insufficient-data";
import { momentsOf } from "@/lib/stats/moments";
import { leastSquares } from "@/lib/stats/regression";
import { nth } from "@/lib/stats/vector";

/** An arrow whose strength somebody knows better than these data, in units of `to` per one of `from`. */
export interface FixedArrow {
  from: string;
  to: string;
  coefficient: number;
}

/** What an equation says; lists hold the estimated coefficients, then the fixed ones. */
export interface EquationFit {
  n: number;
  rSquared: number;
  intercept: number;
  coefficients: number[];
  standardErrors: number[];
  /** In standard deviations of both ends. */
  beta: number[];
  /** The outcome less what the fixed arrows bring: what the estimated ones are fitted to. */
  unexplainedByFixed: Float64Array;
}

interface Said {
  column: Float64Array;
  coefficient: number;
}

/**
 * Least squares beside coefficients that are given: what they bring is taken off the outcome, and the
 * rest is fitted. With nothing given it is plain least squares, with everything given only the mean
 * is found.
 *
 * @returns the fit, and the columns in the order of its coefficients with the outcome last
 * @throws InsufficientData as `leastSquares`
 */
export function fitBeside(inputs: Float64Array[], said: readonly Said[], outcome: Float64Array) {
  const rest = outcome.map((value, i) =>
    said.reduce((left, { column, coefficient }) => left - coefficient * nth(column, i), value),
  );
  const { rss, ...estimated } = inputs.length > 0 ? regression(inputs, rest) : meanOf(rest);
  const given = said.map(({ coefficient }) => coefficient);
  const coefficients = [...estimated.coefficients, ...given];
  const columns = [...inputs, ...said.map(({ column }) => column), outcome];
  const squares = columns.map((column) => meanAndSquares(column).squares);
  const total = squares.at(-1) ?? 0;
  const fit: EquationFit = {
    n: outcome.length,
    rSquared: total > 0 ? 1 - rss / total : 0,
    intercept: estimated.intercept,
    coefficients,
    standardErrors: [...estimated.standardErrors, ...given.map(() => 0)],
    beta: coefficients.map((each, j) =>
      total > 0 ? each * Math.sqrt((squares[j] ?? 0) / total) : 0,
    ),
    unexplainedByFixed: rest,
  };
  return { fit, columns };
}

function regression(inputs: Float64Array[], rest: Float64Array) {
  const { coefficients, standardErrors, intercept, rss } = leastSquares(inputs, rest);
  return { coefficients, standardErrors, intercept: intercept.coefficient, rss };
}

function meanOf(rest: Float64Array) {
  if (rest.length < 2) throw new InsufficientData("too-few-rows");
  const { mean, squares } = meanAndSquares(rest);
  return { coefficients: [], standardErrors: [], intercept: mean, rss: squares };
}

/** The mean of a column, and the sum of its squared distances from it. */
function meanAndSquares(column: Float64Array) {
  const { means, products } = momentsOf([column]);
  return { mean: nth(means, 0), squares: nth(products.values, 0) };
}

interface Slots {
  inputs: readonly string[];
  fixed: readonly FixedArrow[];
}

/** Draws of the estimated coefficients, with the fixed ones put in behind those of each equation. */
export function withFixed(
  draws: readonly Float64Array[],
  equations: readonly Slots[],
): Float64Array[] {
  if (equations.every(({ fixed }) => fixed.length === 0)) return [...draws];
  return draws.map((draw) => {
    let at = 0;
    return Float64Array.from(
      equations.flatMap(({ inputs, fixed }) => {
        const own = draw.subarray(at, at + inputs.length);
        at += inputs.length;
        return [...own, ...fixed.map(({ coefficient }) => coefficient)];
      }),
    );
  });
}
