import { nth } from "./vector";

/** A dense matrix, row after row. Cells are read through `at`, which refuses what lies outside. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float64Array;
}

/** A matrix of zeros. */
export function zeros(rows: number, cols: number): Matrix {
  return { rows, cols, values: new Float64Array(rows * cols) };
}

/**
 * A matrix from its rows.
 *
 * @throws RangeError when the rows differ in length
 * @example at(fromRows([[1, 2], [3, 4]]), 1, 0) // → 3
 */
export function fromRows(rows: readonly ArrayLike<number>[]): Matrix {
  const cols = rows[0]?.length ?? 0;
  const m = zeros(rows.length, cols);
  rows.forEach((row, i) => {
    if (row.length !== cols) throw new RangeError(`rows of ${cols} and ${row.length} cells`);
    m.values.set(row, i * cols);
  });
  return m;
}

/** The cell in row i and column j. */
export function at(m: Matrix, i: number, j: number): number {
  if (i < 0 || j < 0 || i >= m.rows || j >= m.cols) {
    throw new RangeError(`no cell (${i}, ${j}) in ${m.rows} × ${m.cols}`);
  }
  return nth(m.values, i * m.cols + j);
}

/** Overwrites the cell in row i and column j. */
export function put(m: Matrix, i: number, j: number, value: number): void {
  if (i < 0 || j < 0 || i >= m.rows || j >= m.cols) {
    throw new RangeError(`no cell (${i}, ${j}) in ${m.rows} × ${m.cols}`);
  }
  m.values[i * m.cols + j] = value;
}

/** The matrix as plain rows, to be shown or sent. */
export function toRows(m: Matrix): number[][] {
  return Array.from({ length: m.rows }, (_, i) =>
    Array.from(m.values.subarray(i * m.cols, (i + 1) * m.cols)),
  );
}

/** The rows and columns named, in that order, of a square matrix. */
export function submatrix(m: Matrix, positions: readonly number[]): Matrix {
  return fromRows(positions.map((i) => positions.map((j) => at(m, i, j))));
}
