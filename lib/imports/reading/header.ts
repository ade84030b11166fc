import { readDateTime } from "./calendar";
import { cutText } from "./cut-text";
import { readDecimal } from "./decimal";

/** Column names of a header: blank ones are numbered, and a name that comes again is told apart. */
export function columnNames(cells: readonly string[], header: boolean): string[] {
  if (!header) return cells.map((_, index) => String(index + 1));
  const taken = new Set<string>();
  return cells.map((cell, index) => {
    const bare = cutText(cell.replaceAll("\0", "").trim(), 1_000) || String(index + 1);
    let name = bare;
    for (let again = 2; taken.has(name); again += 1) name = `${bare} (${again})`;
    taken.add(name);
    return name;
  });
}

/** Where a column is; its name may differ in case and blanks when that leaves no doubt. */
export function findColumn(names: readonly string[], wanted: string): number | undefined {
  const exact = names.indexOf(wanted);
  if (exact >= 0) return exact;
  const alike = names.flatMap((name, index) => (bare(name) === bare(wanted) ? [index] : []));
  return alike.length === 1 ? alike[0] : undefined;
}

function bare(name: string): string {
  return name.trim().replace(/\s+/g, " ").toLowerCase();
}

/** Whether a first line looks like data: most of its cells are numbers or dates. */
export function looksLikeData(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
  const measured = filled.filter(
    (cell) =>
      readDecimal(cell, ".") !== undefined ||
      readDecimal(cell, ",") !== undefined ||
      readDateTime(cell, "dmy") !== undefined ||
      readDateTime(cell, "ymd") !== undefined,
  );
  return measured.length > filled.length / 2;
}
