import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { examine, layoutOf } from "@/lib/imports/examine";
import { readDateTime } from "@/lib/imports/reading/calendar";
import type { ColumnProfile } from "@/lib/imports/reading/column-tally";
import { readRows } from "@/lib/imports/reading/records";
import { UploadCheck } from "@/lib/imports/reading/upload-check";
import { numberReader } from "@/lib/imports/rows/number-cell";
import type { Verdict } from "./check";
import { disagreements } from "./compare";
import type { Value } from "./reference-file";

const counts = z.record(z.string(), z.number()).default({});

/** What reference.json says a file is made of; other facts are notes for people. */
const FileFacts = z.object({
  file: z.string(),
  bytes: z.number(),
  encoding: z.string(),
  delimiter: z.string(),
  rows: z.number(),
  header: z.array(z.string()),
  blank_cells: counts,
  cells_with_line_breaks: counts,
  cells_not_ascii: counts,
  dates: z.record(z.string(), z.object({ min: z.string(), max: z.string() })).default({}),
  sums: z.record(z.string(), z.string()).default({}),
  distinct: counts,
});
type FileFacts = z.infer<typeof FileFacts>;

/** Reads each file the reference describes as an import would, and compares what it finds. */
export async function checkImportFacts(folder: string): Promise<Verdict[]> {
  const text = readFileSync(join(folder, "reference.json"), "utf8");
  const { import: files = [] } = z
    .object({ import: z.array(FileFacts).optional() })
    .parse(JSON.parse(text));
  const verdicts: Verdict[] = [];
  for (const facts of files) {
    const found = await factsOf(folder, facts);
    const exact = { default: { rel: 1e-12, abs: 1e-6 } };
    const wrong = disagreements(wanted(facts), false, found, exact);
    verdicts.push({ statistic: "import", id: facts.file, wrong, ended: "defined" });
  }
  return verdicts;
}

function wanted({ file: _, sums, ...facts }: FileFacts): Value {
  const numbers = Object.entries(sums).map(([name, sum]) => [name, Number(sum)]);
  return { ...facts, sums: Object.fromEntries(numbers) };
}

async function factsOf(folder: string, facts: FileFacts): Promise<Value> {
  const bytes = readFileSync(join(folder, facts.file));
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += 10_000) yield bytes.subarray(at, at + 10_000);
  }
  const check = new UploadCheck();
  for await (const piece of pieces()) check.add(piece);
  const checked = check.finish();
  // A printed table has no header; the description names its columns.
  const header = facts.delimiter !== "blanks";
  const layout = layoutOf(bytes, { header });
  const { columns, rows, encoding, delimiter } = await examine(pieces(), layout);
  const names = header ? columns.map(({ name }) => name) : facts.header;
  const cells = new Map(names.map((name): [string, string[]] => [name, []]));
  for await (const records of readRows(pieces(), layout)) {
    for (const record of records) {
      names.forEach((name, index) => {
        cells.get(name)?.push(record.cells[index] ?? "");
      });
    }
  }
  const profiles = new Map(names.map((name, index) => [name, columns[index]]));
  const columnNamed = (name: string) => ({
    cells: cells.get(name) ?? [],
    profile: profiles.get(name),
  });
  return {
    bytes: checked.bytes,
    encoding: checked.encoding === encoding ? encoding : `${checked.encoding} or ${encoding}`,
    delimiter,
    rows,
    header: names,
    blank_cells: countsOf(cells, (cell) => cell.trim() === ""),
    cells_with_line_breaks: countsOf(cells, (cell) => cell.includes("\n")),
    cells_not_ascii: countsOf(cells, (cell) => /[^\0-\x7F]/.test(cell)),
    dates: mapped(facts.dates, (name) => rangeOf(columnNamed(name))),
    sums: mapped(facts.sums, (name) => sumOf(columnNamed(name))),
    distinct: mapped(facts.distinct, (name) => new Set(columnNamed(name).cells).size),
  };
}

interface Column {
  cells: string[];
  profile: ColumnProfile | undefined;
}

function countsOf(cells: Map<string, string[]>, isCounted: (cell: string) => boolean): Value {
  const found = [...cells].map(([name, all]): [string, number] => [
    name,
    all.filter(isCounted).length,
  ]);
  return Object.fromEntries(found.filter(([, count]) => count > 0));
}

function mapped(asked: object, answer: (name: string) => Value): Value {
  return Object.fromEntries(Object.keys(asked).map((name) => [name, answer(name)]));
}

function rangeOf({ cells, profile }: Column): Value {
  const moments = cells.flatMap((cell) => {
    const wall = readDateTime(cell.trim(), profile?.dateOrder ?? "ymd");
    if (!wall) return [];
    const { year, month, day, hour, minute, second } = wall;
    return [Date.UTC(year, month - 1, day, hour, minute, second)];
  });
  const written = (moment: number) => new Date(moment).toISOString().slice(0, 19).replace("T", " ");
  const range = { min: Number.POSITIVE_INFINITY, max: Number.NEGATIVE_INFINITY };
  for (const moment of moments) {
    range.min = Math.min(range.min, moment);
    range.max = Math.max(range.max, moment);
  }
  return { min: written(range.min), max: written(range.max) };
}

function sumOf({ cells, profile }: Column): Value {
  if (!profile) return null;
  const read = numberReader({ to: "kpi.sum" }, profile);
  return cells.reduce((sum, cell) => {
    const value = cell.trim() === "" ? 0 : read(cell.trim());
    return typeof value === "number" ? sum + value : Number.NaN;
  }, 0);
}
