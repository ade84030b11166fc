import { at, type Matrix, put, zeros } from "./matrix";

export interface CholeskyFactor {
  /** Upper triangular R with RᵀR = the matrix. Meaningful only when nothing is dependent. */
  readonly r: Matrix;
  /** Positions whose pivot vanished: combinations of earlier variables. */
  readonly dependent: readonly number[];
}

/** A pivot below this share of its diagonal cell is rounding: cross-products carry 16 digits. */
export const negligiblePivot = 1e-11;

/**
 * Cholesky factor of a symmetric, positive definite matrix.
 *
 * @throws RangeError when the matrix is not square
 * @example cholesky(fromRows([[4, 2], [2, 5]])).r // → [[2, 1], [0, 2]]
 */
export function cholesky(m: Matrix): CholeskyFactor {
  if (m.rows !== m.cols) throw new RangeError(`${m.rows} × ${m.cols} is not square`);
  const r = zeros(m.rows, m.cols);
  const dependent: number[] = [];
  for (let i = 0; i < m.rows; i++) {
    const pivot = remainder(m, r, i, i);
    if (!(pivot > negligiblePivot * at(m, i, i))) {
      dependent.push(i);
      continue;
    }
    const diagonal = Math.sqrt(pivot);
    put(r, i, i, diagonal);
    for (let j = i + 1; j < m.cols; j++) put(r, i, j, remainder(m, r, i, j) / diagonal);
  }
  return { r, dependent };
}

/** What the rows of R found so far leave of one cell. */
function remainder(m: Matrix, r: Matrix, i: number, j: number): number {
  let rest = at(m, i, j);
  for (let k = 0; k < i; k++) rest -= at(r, k, i) * at(r, k, j);
  return rest;
}
