import { type Frame, nowhere } from "@/lib/analysis/response-matrix";

type Cell = string | number | boolean | null;

/** A column as numbers: true is 1, words that read as a number are one, all else is missing. */
export function numbersOf(cells: readonly Cell[]): Float64Array {
  return Float64Array.from(cells, numberOf);
}

function numberOf(cell: Cell): number {
  if (typeof cell === "number") return cell;
  if (typeof cell === "boolean") return cell ? 1 : 0;
  return cell !== null && cell.trim() !== "" ? Number(cell) : Number.NaN;
}

/**
 * Codes 0, 1, 2 … in the order of first appearance; no name, no code.
 *
 * @example codesOf(["b", null, "a", "b"]) // → [0, -1, 1, 0]
 */
export function codesOf(names: readonly (string | number | null)[]): Int32Array {
  const codes = new Map<string | number, number>();
  return Int32Array.from(names, (name) => {
    if (name === null) return nowhere;
    const code = codes.get(name) ?? codes.size;
    codes.set(name, code);
    return code;
  });
}

/** How many rows have any of the variables; the others cannot say anything. */
export function rowsWithValues(frame: Frame): { some: number; none: number } {
  const columns = [...frame.columns.values()];
  let none = 0;
  for (let row = 0; row < frame.rows; row++) {
    if (columns.every((column) => Number.isNaN(column[row]))) none++;
  }
  return { some: frame.rows - none, none };
}
