import { type Info, Parser } from "csv-parse";
import { parse } from "csv-parse/sync";
import { Refusal } from "@/lib/ground/refusal";
import type { Cutter, FileRecord } from "./file-record";
import { limits } from "./limits";
import { tooLong } from "./too-long";

const newline = 10;
const lineBreaks = /\r\n|\n|\r/g;

/**
 * RFC 4180 by csv-parse, forgiving stray quotation marks. A quotation mark that is never closed
 * would swallow what follows it: its line is reported as broken, and reading goes on below.
 */
export class QuoteCutter implements Cutter {
  private parser: Parser;
  private line = 1;
  /** Bytes the parser has been given beyond the last record taken from it. */
  private pending: Buffer = Buffer.alloc(0);
  private taken = 0;
  private rereadBytes = 0;

  constructor(private readonly delimiter: string) {
    this.parser = this.freshParser();
  }

  private freshParser(): Parser {
    this.taken = 0;
    this.pending = Buffer.alloc(0);
    const options = {
      delimiter: this.delimiter,
      info: true,
      relax_quotes: true,
      relax_column_count: true,
      max_record_size: limits.recordBytes,
      record_delimiter: ["\r\n", "\n", "\r"],
      // Records are taken after every piece: the stream must not wait for a reader meanwhile.
      readableHighWaterMark: Number.MAX_SAFE_INTEGER,
    };
    const parser = new Parser(options);
    // Errors reach the callbacks of write and end; without a listener they would end the process.
    return parser.on("error", () => {});
  }

  async push(piece: Uint8Array): Promise<FileRecord[]> {
    if (piece.length === 0) return [];
    this.pending = Buffer.concat([this.pending, piece]);
    const { parser } = this;
    const sound = await new Promise<boolean>((resolve) => {
      parser.write(piece, (error) => resolve(!error));
    });
    return this.take(sound);
  }

  async end(): Promise<FileRecord[]> {
    const { parser } = this;
    const sound = await new Promise<boolean>((resolve) => {
      parser.end((error?: Error | null) => resolve(!error));
    });
    const records = await this.take(sound);
    return this.parser === parser ? records : [...records, ...(await this.end())];
  }

  private async take(sound: boolean): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    let start = 0;
    let broken = !sound;
    for (;;) {
      const read: { record: string[]; info: Info } | null = this.parser.read();
      if (read === null) break;
      const end = start + read.info.bytes - this.taken;
      broken = this.misquoted(read.record, start, end);
      if (broken) break;
      this.taken = read.info.bytes;
      start = end;
      const { record: cells } = read;
      if (cells.some((cell) => cell !== "")) records.push({ line: this.line, cells });
      this.line += 1 + breaksIn(cells);
    }
    this.pending = this.pending.subarray(start);
    return broken || !sound ? [...records, ...(await this.stepOver())] : records;
  }

  /** A closing mark with more behind it, lines after it was opened: two rows were run together. */
  private misquoted(cells: string[], start: number, end: number): boolean {
    if (!cells.some((cell) => cell.startsWith('"') && breaksIn([cell]) > 0)) return false;
    try {
      parse(this.pending.subarray(start, end), { delimiter: this.delimiter });
      return false;
    } catch {
      return true;
    }
  }

  private async stepOver(): Promise<FileRecord[]> {
    const rest = this.pending;
    const end = rest.indexOf(newline);
    if (end < 0 && rest.length > limits.recordBytes) throw tooLong(this.line);
    this.rereadBytes += rest.length;
    if (this.rereadBytes > limits.rereadBytes) throw tooManyOpen(this.line);
    const cut = end < 0 ? rest.length : end + 1;
    const cells = [rest.toString("utf8", 0, cut).trimEnd()];
    const broken: FileRecord = { line: this.line, cells, broken: "open-quote" };
    this.line += 1;
    this.parser = this.freshParser();
    return [broken, ...(await this.push(rest.subarray(cut)))];
  }
}

function tooManyOpen(line: number): Refusal {
  return new Refusal(
    "invalid",
    `Too many quotation marks are never closed, the last on line ${line}: the file cannot be read.`,
  );
}

function breaksIn(cells: string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) breaks += cell.match(lineBreaks)?.length ?? 0;
  }
  return breaks;
}
