import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Inputs } from "./reference-file";

/** The cells of a table as text, by column. */
export type Table = Readonly<Record<string, readonly string[]>>;

/** Reads a CSV file of the reference folder. */
export function readTable(folder: string, file: string): Table {
  const [header = [], ...rows]: string[][] = parse(readFileSync(join(folder, file)), { bom: true });
  return Object.fromEntries(header.map((name, j) => [name, rows.map((row) => row[j] ?? "")]));
}

/** The table of an edge case, whose columns are written in the case itself. */
export function tableOf(data: Readonly<Record<string, readonly (number | string)[]>>): Table {
  return Object.fromEntries(
    Object.entries(data).map(([name, cells]) => [name, cells.map((cell) => String(cell))]),
  );
}

/** The named columns over the rows that pass the case's filter and are complete in all of them. */
export function completeColumns(table: Table, inputs: Inputs, names: readonly string[]) {
  const filters = Object.entries((inputs.filter ?? {}) as Record<string, unknown>);
  const rows = column(table, names[0] ?? "").flatMap((_, i) => {
    const passes = filters.every(([name, wanted]) => matches(column(table, name)[i], wanted));
    return passes && names.every((name) => column(table, name)[i] !== "") ? [i] : [];
  });
  return names.map((name) => rows.map((i) => Number(column(table, name)[i])));
}

function column(table: Table, name: string): readonly string[] {
  const cells = table[name];
  if (!cells) throw new Error(`no column ${name}`);
  return cells;
}

function matches(cell: string | undefined, wanted: unknown): boolean {
  return (Array.isArray(wanted) ? wanted : [wanted]).some((value) => cell === String(value));
}
