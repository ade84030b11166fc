import { at, type Matrix, put, zeros } from "./matrix";
import { nth } from "./vector";

export interface Eigen {
  /** In no particular order. */
  readonly values: Float64Array;
  /** One column per eigenvalue, orthonormal. */
  readonly vectors: Matrix;
}

const maxSweeps = 60;

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations: the most exact
 * method for small matrices, and right for small eigenvalues too.
 *
 * @throws RangeError when the matrix is not square, not symmetric, or holds a NaN
 * @see Golub & Van Loan (2013), Matrix Computations, 8.5
 * @example symmetricEigen(fromRows([[2, 1], [1, 2]])).values // → 1 and 3
 */
export function symmetricEigen(m: Matrix): Eigen {
  if (m.rows !== m.cols) throw new RangeError(`${m.rows} × ${m.cols} is not square`);
  if (m.values.some(Number.isNaN)) throw new RangeError("eigenvalues of cells without a number");
  const p = m.rows;
  const a: Matrix = { rows: p, cols: p, values: m.values.slice() };
  const vectors = zeros(p, p);
  for (let i = 0; i < p; i++) put(vectors, i, i, 1);
  for (let sweep = 0; sweep < maxSweeps; sweep++) {
    if (!sweepOnce(a, vectors)) {
      return { values: Float64Array.from({ length: p }, (_, i) => at(a, i, i)), vectors };
    }
  }
  throw new RangeError("eigenvalues of a matrix that is not symmetric");
}

/**
 * Condition number of a correlation matrix: largest eigenvalue ÷ smallest. 1 when nothing
 * correlates; at 1e6 six of sixteen digits are lost; infinite when a variable is redundant.
 */
export function conditionNumber(correlations: Matrix): number {
  const { values } = symmetricEigen(correlations);
  const smallest = Math.min(...values);
  return smallest > 0 ? Math.max(...values) / smallest : Infinity;
}

/** One pass over all pairs; false when every cell off the diagonal was negligible. */
function sweepOnce(a: Matrix, vectors: Matrix): boolean {
  let rotated = false;
  for (let i = 0; i < a.rows; i++) {
    for (let j = i + 1; j < a.cols; j++) {
      const cell = at(a, i, j);
      const scale = Math.sqrt(Math.abs(at(a, i, i) * at(a, j, j)));
      if (Math.abs(cell) <= 1e-17 * scale || cell === 0) continue;
      rotate(a, vectors, i, j);
      rotated = true;
    }
  }
  return rotated;
}

/** The rotation in the plane (i, j) that makes cell (i, j) zero. */
function rotate(a: Matrix, vectors: Matrix, i: number, j: number): void {
  const theta = (at(a, j, j) - at(a, i, i)) / (2 * at(a, i, j));
  const tan = (theta < 0 ? -1 : 1) / (Math.abs(theta) + Math.hypot(theta, 1));
  const cos = 1 / Math.hypot(tan, 1);
  const sin = tan * cos;
  for (let k = 0; k < a.rows; k++) turn(a.values, k * a.cols + i, k * a.cols + j, cos, sin);
  for (let k = 0; k < a.cols; k++) turn(a.values, i * a.cols + k, j * a.cols + k, cos, sin);
  for (let k = 0; k < a.rows; k++) turn(vectors.values, k * a.cols + i, k * a.cols + j, cos, sin);
  put(a, i, j, 0);
  put(a, j, i, 0);
}

function turn(values: Float64Array, first: number, second: number, cos: number, sin: number) {
  const x = nth(values, first);
  const y = nth(values, second);
  values[first] = cos * x - sin * y;
  values[second] = sin * x + cos * y;
}
