import { at, type Matrix, put, zeros } from "./matrix";
import { nth } from "./vector";

/**
 * Solves R x = b for an upper triangular R by back substitution.
 *
 * @param b as many numbers as R has rows, or more; the rest is not read
 * @throws RangeError when R is not square or has a zero on its diagonal
 * @example solveUpper(fromRows([[2, 1], [0, 4]]), new Float64Array([5, 8])) // → [1.5, 2]
 */
export function solveUpper(r: Matrix, b: Float64Array): Float64Array {
  requireInvertible(r);
  const x = new Float64Array(r.rows);
  for (let i = r.rows - 1; i >= 0; i--) {
    let rest = nth(b, i);
    for (let j = i + 1; j < r.cols; j++) rest -= at(r, i, j) * nth(x, j);
    x[i] = rest / at(r, i, i);
  }
  return x;
}

/** Solves Rᵀ x = b for an upper triangular R by forward substitution; errors as `solveUpper`. */
export function solveUpperTransposed(r: Matrix, b: Float64Array): Float64Array {
  requireInvertible(r);
  const x = new Float64Array(r.rows);
  for (let i = 0; i < r.rows; i++) {
    let rest = nth(b, i);
    for (let j = 0; j < i; j++) rest -= at(r, j, i) * nth(x, j);
    x[i] = rest / at(r, i, i);
  }
  return x;
}

/** The inverse of an upper triangular matrix, upper triangular too; errors as `solveUpper`. */
export function invertUpper(r: Matrix): Matrix {
  const inverse = zeros(r.rows, r.cols);
  for (let j = 0; j < r.cols; j++) {
    const unit = new Float64Array(r.rows);
    unit[j] = 1;
    solveUpper(r, unit).forEach((value, i) => {
      put(inverse, i, j, value);
    });
  }
  return inverse;
}

function requireInvertible(r: Matrix): void {
  if (r.rows !== r.cols) throw new RangeError(`${r.rows} × ${r.cols} is not square`);
  for (let i = 0; i < r.rows; i++) {
    if (at(r, i, i) === 0) throw new RangeError(`zero at (${i}, ${i})`);
  }
}
