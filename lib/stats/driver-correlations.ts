import { cholesky } from "./cholesky";
import { correlationMatrix } from "./correlation-matrix";
import { InsufficientData } from "./insufficient-data";
import { type Matrix, submatrix } from "./matrix";
import { type Column, isConstant, toVectors } from "./vector";

/**
 * Correlations of drivers and, last, the outcome: what every measure of importance starts from.
 * Refuses what would make importance arbitrary.
 *
 * @param columns p ≥ 1 drivers of n numbers each, complete rows
 * @param y n outcomes
 * @returns (p + 1) × (p + 1)
 * @throws InsufficientData when n ≤ p + 1, a column is constant, or drivers are collinear; its
 *   `columns` name them, the outcome as p
 * @throws RangeError when there is no driver or lengths differ
 */
export function driverCorrelations(columns: readonly Column[], y: Column): Matrix {
  if (columns.length === 0) throw new RangeError("no drivers");
  if (y.length <= columns.length + 1) throw new InsufficientData("too-few-rows");
  const correlations = correlationMatrix([...columns, y]);
  requireIndependentDrivers(correlations);
  return correlations;
}

/** Refuses correlations (outcome last) in which a driver is a combination of earlier ones. */
export function requireIndependentDrivers(correlations: Matrix): void {
  const drivers = Array.from({ length: correlations.cols - 1 }, (_, j) => j);
  const { dependent } = cholesky(submatrix(correlations, drivers));
  if (dependent.length > 0) throw new InsufficientData("collinear", dependent);
}

/** Positions of the drivers that can be analysed, and of those that must be named and left out. */
export interface DriverSelection {
  readonly kept: readonly number[];
  readonly constant: readonly number[];
  readonly collinear: readonly number[];
}

/**
 * Sorts drivers into usable, constant and redundant. Of a set of redundant drivers the earlier
 * ones are kept.
 *
 * @example usableDrivers([[1, 2, 4], [7, 7, 7], [2, 4, 8]]) // → kept [0], constant [1], collinear [2]
 */
export function usableDrivers(columns: readonly Column[]): DriverSelection {
  const vectors = toVectors(columns);
  const constant = vectors.flatMap((vector, j) => (isConstant(vector) ? [j] : []));
  const varying = [...vectors.keys()].filter((j) => !constant.includes(j));
  if (varying.length === 0) return { kept: [], constant, collinear: [] };
  const correlations = correlationMatrix(vectors.filter((_, j) => !constant.includes(j)));
  const { dependent } = cholesky(correlations);
  return {
    kept: varying.filter((_, position) => !dependent.includes(position)),
    constant,
    collinear: varying.filter((_, position) => dependent.includes(position)),
  };
}
