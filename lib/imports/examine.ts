import { Refusal } from "@/lib/ground/refusal";
import { ColumnTally } from "./reading/column-tally";
import { detectDelimiter } from "./reading/delimiter";
import { type Encoding, EncodingTally, toUtf8 } from "./reading/encoding";
import type { FileRecord } from "./reading/file-record";
import { columnNames, findColumn, looksLikeData } from "./reading/header";
import { LabelTally } from "./reading/label-tally";
import { limits } from "./reading/limits";
import { type FileLayout, RecordReader } from "./reading/records";
import { unknownColumn } from "./rows/columns";
import type { Examination, ImportOptions } from "./shapes";

/** What the records say; what the bytes say besides is UploadCheck's. */
export type ExaminedText = Omit<Examination, "hasBrokenText">;

/** What is said or guessed of a file before it is read to its end. */
export function layoutOf(
  head: Uint8Array,
  options: Pick<ImportOptions, "delimiter" | "encoding" | "header">,
): FileLayout {
  const encoding = options.encoding ?? encodingOf(head);
  const decode = toUtf8(encoding);
  const text = Buffer.concat([decode(head), decode(undefined)]).toString("utf8");
  return {
    encoding,
    delimiter: options.delimiter ?? detectDelimiter(text),
    header: options.header ?? true,
  };
}

function encodingOf(head: Uint8Array): Encoding {
  const tally = new EncodingTally();
  tally.add(head);
  return tally.encoding;
}

/** The columns of a mapping that is known before the file. */
export interface WantedColumns {
  names: readonly string[];
  /** Nothing else will be said of the file: one that lacks a column is refused at its header. */
  isFinal: boolean;
}

/** Looks at every record of a file, in memory that does not grow with it. */
export class Examiner {
  private readonly reader: RecordReader;
  private names: string[] = [];
  private tallies: (ColumnTally | undefined)[] = [];
  private readonly labels = new LabelTally();
  private looksHeaderless = false;
  private rows = 0;

  /** @param wanted the columns that matter; all of them unless told */
  constructor(
    private readonly layout: FileLayout,
    private readonly wanted?: WantedColumns,
  ) {
    this.reader = new RecordReader(layout);
  }

  async push(piece: Uint8Array): Promise<void> {
    for (const record of await this.reader.push(piece)) this.add(record);
  }

  async end(): Promise<ExaminedText> {
    for (const record of await this.reader.end()) this.add(record);
    if (this.names.length === 0) throw new Refusal("invalid", "The file has no rows.");
    if (this.rows === 0) throw new Refusal("invalid", "The file has a header but no rows.");
    const tallies = this.tallies.map((tally, index) => tally ?? new ColumnTally(this.name(index)));
    const voices = tallies.reduce((sum, tally) => sum + Math.sign(tally.speaksForComma), 0);
    const usual = voices > 0 || (voices === 0 && this.layout.delimiter === ";") ? "," : ".";
    return {
      ...this.layout,
      looksHeaderless: this.looksHeaderless,
      rows: this.rows,
      columns: tallies.map((tally) => tally.profile(usual)),
      labelsRepeat: this.labels.repeat,
    };
  }

  private name(index: number): string {
    return this.names[index] ?? String(index + 1);
  }

  private add(record: FileRecord): void {
    const isFirst = this.names.length === 0;
    if (isFirst) this.begin(record.cells);
    if (!isFirst || !this.layout.header) this.tally(record);
  }

  private begin(cells: string[]): void {
    if (cells.length > limits.columns) {
      throw new Refusal("invalid", `A file may have at most ${limits.columns} columns.`);
    }
    this.names = columnNames(cells, this.layout.header);
    this.looksHeaderless = this.layout.header && looksLikeData(cells);
    const wanted = this.wanted && this.placesOf(this.wanted);
    this.tallies = this.names.map((name, index) =>
      !wanted || wanted.has(index) ? new ColumnTally(name) : undefined,
    );
  }

  /** @throws Refusal when the file lacks one: nothing further down could mend that */
  private placesOf({ names, isFinal }: WantedColumns): Set<number | undefined> {
    const places = names.map((name) => findColumn(this.names, name));
    const fields = names
      .filter((_, at) => places[at] === undefined)
      .map((name) => unknownColumn(name, this.names));
    const [first] = fields;
    if (first && isFinal) throw new Refusal("invalid", first.message, { fields });
    return new Set(places);
  }

  private tally({ cells, broken }: FileRecord): void {
    this.rows += 1;
    if (broken || cells.length !== this.names.length) return;
    this.labels.add(cells);
    for (let index = 0; index < cells.length; index += 1) {
      const cell = cells[index] ?? "";
      if (!cell.includes("\0")) this.tallies[index]?.add(cell);
    }
  }
}

/** Looks at a whole file whose layout is known. */
export async function examine(
  bytes: AsyncIterable<Uint8Array>,
  layout: FileLayout,
): Promise<ExaminedText> {
  const examiner = new Examiner(layout);
  for await (const piece of bytes) await examiner.push(piece);
  return examiner.end();
}
