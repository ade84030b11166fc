import { leastSquares } from "./regression";
import type { Regression } from "./regression-summary";
import type { Column } from "./vector";

/** One outcome and what it is explained by, as positions of variables. */
export interface PathEquation {
  readonly outcome: number;
  readonly inputs: readonly number[];
}

/** A fitted equation of a path model. */
export interface FittedPath extends PathEquation {
  readonly fit: Regression;
}

/** An effect along one path: the product of its coefficients. */
export interface PathEffect {
  readonly estimate: number;
  /** By the delta method, equations taken as independent. */
  readonly standardError: number;
  /** In standard deviations of both ends. */
  readonly standardised: number;
}

/** What a change of one variable does to another, in units of the second per unit of the first. */
export interface Effect {
  readonly direct: number;
  /** Through other variables. */
  readonly indirect: number;
  readonly total: number;
}

/**
 * A recursive path model: one least-squares equation per outcome, on rows complete in all of its
 * variables.
 *
 * @param columns p variables of n numbers each, complete rows
 * @throws RangeError when a variable explains itself, directly or in a circle
 * @throws InsufficientData as `leastSquares`
 * @see Bollen (1989), Structural Equations with Latent Variables, ch. 4
 */
export function fitPathModel(
  columns: readonly Column[],
  equations: readonly PathEquation[],
): FittedPath[] {
  causalOrder(columns.length, equations);
  return equations.map((equation) => ({
    ...equation,
    fit: leastSquares(
      equation.inputs.map((j) => columnOf(columns, j)),
      columnOf(columns, equation.outcome),
    ),
  }));
}

/**
 * Variables in an order in which causes come before what they explain.
 *
 * @throws RangeError when there is none, or an outcome has two equations
 * @example causalOrder(3, [{ outcome: 0, inputs: [2] }, { outcome: 1, inputs: [0] }]) // → [2, 0, 1]
 */
export function causalOrder(variables: number, equations: readonly PathEquation[]): number[] {
  const inputsOf = new Map(equations.map(({ outcome, inputs }) => [outcome, inputs]));
  if (inputsOf.size < equations.length) throw new RangeError("an outcome has two equations");
  const order: number[] = [];
  const state = new Map<number, "open" | "done">();
  const visit = (variable: number) => {
    if (state.get(variable) === "done") return;
    if (state.get(variable) === "open") throw new RangeError("the paths run in a circle");
    state.set(variable, "open");
    for (const input of inputsOf.get(variable) ?? []) visit(input);
    state.set(variable, "done");
    order.push(variable);
  };
  for (let variable = 0; variable < variables; variable++) visit(variable);
  return order;
}

/** A coefficient of one equation, and where it points. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly coefficient: number;
}

/**
 * Total effects of one variable on every other: the sum over all directed paths of the products
 * along them, gathered in causal order without listing the paths.
 *
 * @param order of all variables, causes first
 * @returns one number per variable; 1 for the variable itself
 */
export function totalEffects(
  from: number,
  order: readonly number[],
  arrows: readonly Arrow[],
): number[] {
  const totals: number[] = order.map(() => 0);
  totals[from] = 1;
  for (const variable of order) {
    if (variable === from) continue;
    const into = arrows.filter(({ to }) => to === variable);
    totals[variable] = into.reduce((sum, a) => sum + a.coefficient * (totals[a.from] ?? 0), 0);
  }
  return totals;
}

/** Direct, indirect and total effect of one variable on another. */
export function effectBetween(
  from: number,
  to: number,
  order: readonly number[],
  arrows: readonly Arrow[],
): Effect {
  const total = totalEffects(from, order, arrows)[to] ?? 0;
  const direct = arrows.find((a) => a.from === from && a.to === to)?.coefficient ?? 0;
  return { direct, indirect: total - direct, total };
}

/** The arrows of a fitted model. */
export function arrowsOf(model: readonly FittedPath[]): Arrow[] {
  return model.flatMap(({ outcome, inputs, fit }) =>
    inputs.map((from, j) => ({ from, to: outcome, coefficient: fit.coefficients[j] ?? 0 })),
  );
}

/**
 * The effect along one path of variables.
 *
 * @throws RangeError when the model lacks one of its steps
 */
export function effectAlong(model: readonly FittedPath[], path: readonly number[]): PathEffect {
  const steps = path.slice(1).map((to, i) => stepOf(model, path[i], to));
  const estimate = steps.reduce((product, step) => product * step.coefficient, 1);
  const relative = steps.reduce(
    (sum, { coefficient, standardError }) => sum + (standardError / coefficient) ** 2,
    0,
  );
  return {
    estimate,
    standardError: Math.abs(estimate) * Math.sqrt(relative),
    standardised: steps.reduce((product, step) => product * step.beta, 1),
  };
}

function stepOf(model: readonly FittedPath[], from: number | undefined, to: number) {
  const equation = model.find(({ outcome }) => outcome === to);
  const j = equation?.inputs.indexOf(from ?? -1) ?? -1;
  const coefficient = equation?.fit.coefficients[j];
  const standardError = equation?.fit.standardErrors[j];
  const beta = equation?.fit.beta[j];
  if (coefficient === undefined || standardError === undefined || beta === undefined) {
    throw new RangeError(`no path from ${from} to ${to}`);
  }
  return { coefficient, standardError, beta };
}

function columnOf(columns: readonly Column[], j: number): Column {
  const column = columns[j];
  if (!column) throw new RangeError(`no variable ${j}`);
  return column;
}
