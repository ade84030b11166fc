import { driverCorrelations, requireIndependentDrivers } from "./driver-correlations";
import { at, type Matrix, submatrix } from "./matrix";
import { symmetricEigen } from "./symmetric-eigen";
import { type Column, nth } from "./vector";

/**
 * Johnson's relative weights: R² shared out over the drivers by way of the uncorrelated variables
 * nearest to them. Close to LMG, and cheap at any number of drivers.
 *
 * @param columns p drivers of n numbers each, complete rows
 * @param y n outcomes
 * @returns p shares of variance, each in [0, 1], summing to R²
 * @throws InsufficientData when n ≤ p + 1, a column is constant, or drivers are collinear
 * @see Johnson (2000), Multivar. Behav. Res. 35:1
 * @example relativeWeights([[1, 1, -1, -1], [1, -1, 1, -1]], [3, 1, -1, -3]) // → [0.8, 0.2]
 */
export function relativeWeights(columns: readonly Column[], y: Column): number[] {
  return weightsOf(driverCorrelations(columns, y));
}

/**
 * Relative weights from correlations, when rows are not at hand.
 *
 * @param correlations (p + 1) × (p + 1), the outcome last
 * @throws InsufficientData when drivers are collinear
 */
export function relativeWeightsFromCorrelations(correlations: Matrix): number[] {
  requireIndependentDrivers(correlations);
  return weightsOf(correlations);
}

/**
 * R = QEQᵀ, Λ = Q√EQᵀ, β = Λ⁻¹r, εⱼ = Σₖ Λⱼₖ²βₖ². Directions in which the drivers do not vary carry
 * nothing and are passed over, so a resample with a redundant driver has weights too.
 */
export function weightsOf(correlations: Matrix): number[] {
  const p = correlations.cols - 1;
  const drivers = Array.from({ length: p }, (_, j) => j);
  const { values, vectors } = symmetricEigen(submatrix(correlations, drivers));
  const root = (e: number) => (e > 1e-11 ? Math.sqrt(e) : 0);
  const roots = values.map(root);
  const scores = Float64Array.from(drivers, (e) => {
    const along = sum(drivers, (j) => at(vectors, j, e) * at(correlations, j, p));
    return nth(roots, e) > 0 ? along / nth(roots, e) : 0;
  });
  const beta = drivers.map((k) => sum(drivers, (e) => at(vectors, k, e) * nth(scores, e)));
  return drivers.map((j) =>
    beta.reduce((weight, b, k) => {
      const loading = sum(drivers, (e) => at(vectors, j, e) * nth(roots, e) * at(vectors, k, e));
      return weight + (loading * b) ** 2;
    }, 0),
  );
}

function sum(items: readonly number[], of: (item: number) => number): number {
  return items.reduce((total, item) => total + of(item), 0);
}
