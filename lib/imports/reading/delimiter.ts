const delimiters = [",", ";", "\t", "|"] as const;

/** "blanks" stands for runs of blanks, as printed tables have them. */
export type Delimiter = string;

const linesLookedAt = 500;

/**
 * The delimiter of a file by its first lines: the one that cuts most of them into the same number
 * of cells, more than one; runs of blanks only when nothing else does. A comma when nothing does.
 */
export function detectDelimiter(head: string): Delimiter {
  const lines = recordsIn(head);
  let best = { delimiter: ",", score: 0 };
  for (const delimiter of delimiters) {
    const score = evenness(lines.map((line) => cellsIn(line, delimiter)));
    if (score > best.score) best = { delimiter, score };
  }
  if (best.score > 0.5) return best.delimiter;
  return looksLikeTable(lines) ? "blanks" : best.delimiter;
}

/** Text lines of whole records: line breaks inside quotation marks do not end one. */
function recordsIn(head: string): string[] {
  const records: string[] = [];
  let open = "";
  for (const line of head.split(/\r\n|\n|\r/)) {
    const joined = open === "" ? line : `${open}\n${line}`;
    const quotes = joined.split('"').length - 1;
    open = quotes % 2 === 1 && joined.length < 20_000 ? joined : "";
    if (open === "" && joined.trim() !== "") records.push(joined);
    if (records.length === linesLookedAt) break;
  }
  return records;
}

function cellsIn(line: string, delimiter: string): number {
  const bare = line.includes('"') ? line.replace(/"(?:[^"]|"")*"/g, "") : line;
  return bare.split(delimiter).length;
}

/** Share of lines with the commonest number of cells, a little higher for more cells. */
function evenness(cells: number[]): number {
  const counts = new Map<number, number>();
  for (const count of cells) counts.set(count, (counts.get(count) ?? 0) + 1);
  const [columns = 0, lines = 0] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [];
  return columns < 2 ? 0 : lines / cells.length + Math.min(columns, 100) / 1000;
}

function looksLikeTable(lines: string[]): boolean {
  const cells = lines.map((line) => line.trim().split(/\s+/).length);
  const aligned = lines.some((line) => /^\s|\S {2,}\S/.test(line)) || (cells[0] ?? 0) > 2;
  return aligned && evenness(cells) > 0.95;
}
