import { addScaled, dot } from "./inner-loops";
import { type Matrix, put, zeros } from "./matrix";
import { nth } from "./vector";

export interface Factorised {
  /** p × p, upper triangular, RᵀR = XᵀX. Meaningful only when no column is dependent. */
  readonly r: Matrix;
  /** Qᵀy: its first p entries belong to the drivers, the rest to what they leave unexplained. */
  readonly qty: Float64Array;
  /** Columns that are combinations of earlier ones. */
  readonly dependent: readonly number[];
}

// What is left of a column after the earlier ones are taken out, relative to the column: below
// this it is rounding, not information. The figure is R's.
const negligible = 1e-7;

/**
 * QR factorisation by Householder reflections, applied to y at once. Chosen over normal equations
 * because those square the condition number: on NIST's Longley data they lose half of the digits.
 *
 * @param columns p columns of n ≥ p numbers; overwritten
 * @param y n numbers; overwritten, returned as qty
 * @see Golub & Van Loan (2013), Matrix Computations, 5.2.1
 */
export function householder(columns: readonly Float64Array[], y: Float64Array): Factorised {
  const p = columns.length;
  const r = zeros(p, p);
  const dependent: number[] = [];
  let step = 0;
  columns.forEach((column, j) => {
    for (let i = 0; i < Math.min(step, p); i++) put(r, i, j, nth(column, i));
    const left = norm(column, step);
    if (!(left > negligible * norm(column, 0))) {
      dependent.push(j);
      return;
    }
    const diagonal = nth(column, step) > 0 ? -left : left;
    column[step] = nth(column, step) - diagonal;
    const later = columns.slice(j + 1);
    for (const target of [...later, y]) reflect(target, column, step);
    put(r, step, j, diagonal);
    step++;
  });
  return { r, qty: y, dependent };
}

/** Norm of a column from one row on. Reflections keep norms, so from row 0 it is the original. */
function norm(column: Float64Array, from: number): number {
  return Math.sqrt(dot(column, column, column.length - from, from, from));
}

/** Mirrors the target at the plane orthogonal to v, from one row on. */
function reflect(target: Float64Array, v: Float64Array, from: number): void {
  const length = v.length - from;
  const factor = (2 * dot(v, target, length, from, from)) / dot(v, v, length, from, from);
  addScaled(target, -factor, v, length, from, from);
}
