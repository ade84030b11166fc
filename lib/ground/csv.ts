export type Cell = string | number | boolean | null | undefined;

function written(cell: Cell): string {
  if (cell === null || cell === undefined) return "";
  if (typeof cell !== "string") return String(cell);
  // A spreadsheet takes text that begins like this for a formula and runs it.
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]|^\s|\s$/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** One record of a CSV file (RFC 4180); text is made harmless to spreadsheets, numbers stay numbers. */
export function csvRecord(cells: readonly Cell[]): string {
  return `${cells.map(written).join(",")}\r\n`;
}
