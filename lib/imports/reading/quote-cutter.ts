import { type Info, Parser } from "csv-parse";
import { parse } from "csv-parse/sync";
import { Refusal } from "@/lib/ground/refusal";
import type { Cutter, FileRecord } from "./file-record";
import { limits } from "./limits";
import { cutLines, isFilled, wholeLines } from "./line-cutter";
import { tooLong } from "./too-long";

const newline = 10;
const carriageReturn = 13;
const quotationMark = 34;
const lineBreaks = /\r\n|\n|\r/g;

/**
 * RFC 4180 by csv-parse, forgiving stray quotation marks. A quotation mark that is never closed
 * would swallow what follows it: its line is reported as broken, and reading goes on below.
 * Stretches without any quotation mark need no parser.
 *
 * Where each record ends must be known to step over a broken one, but asking the parser for it
 * slows every record down by half. As long as no cell has a line break, records end where lines
 * do; from the first one that has, the file is read carefully.
 */
export class QuoteCutter implements Cutter {
  /** Absent while no quotation mark has come since the last record. */
  private parser: Parser | undefined;
  private careful = false;
  private line = 1;
  /** Bytes beyond the last record taken; the parser, where there is one, has been given them. */
  private pending: Buffer = Buffer.alloc(0);
  private taken = 0;
  private rereadBytes = 0;

  constructor(private readonly delimiter: string) {}

  private freshParser(): Parser {
    this.taken = 0;
    this.pending = Buffer.alloc(0);
    const options = {
      delimiter: this.delimiter,
      info: this.careful,
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
    if (this.parser) return this.parse(this.parser, piece);
    if (!this.pending.includes(quotationMark)) return this.cutPlain();
    const { pending } = this;
    this.parser = this.freshParser();
    return this.push(pending);
  }

  async end(): Promise<FileRecord[]> {
    const { parser } = this;
    if (!parser) {
      const { records } = cutLines(this.pending, this.delimiter, this.line);
      return records;
    }
    const sound = await new Promise<boolean>((resolve) => {
      parser.end((error?: Error | null) => resolve(!error));
    });
    const records = await this.take(parser, sound);
    return this.parser === parser ? records : [...records, ...(await this.end())];
  }

  private cutPlain(): FileRecord[] {
    const { whole, rest } = wholeLines(this.pending);
    const { records, lines } = cutLines(whole, this.delimiter, this.line);
    this.line += lines;
    this.pending = rest;
    if (rest.length > limits.recordBytes) throw tooLong(this.line);
    return records;
  }

  private async parse(parser: Parser, piece: Uint8Array): Promise<FileRecord[]> {
    const sound = await new Promise<boolean>((resolve) => {
      parser.write(piece, (error) => resolve(!error));
    });
    const records = await this.take(parser, sound);
    // What lies beyond the last record opens no cell: the parser has nothing to remember.
    if (!this.pending.includes(quotationMark)) this.parser = undefined;
    return records;
  }

  private take(parser: Parser, sound: boolean): Promise<FileRecord[]> {
    return this.careful ? this.takeEach(parser, sound) : this.takeLines(parser, sound);
  }

  private async takeLines(parser: Parser, sound: boolean): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    const first = this.line;
    for (;;) {
      const cells: string[] | null = parser.read();
      if (cells === null) break;
      if (cells.some(isFilled)) records.push({ line: this.line, cells });
      this.line += 1;
    }
    // The parser counts lines from 1, and the last one need not end in a line break.
    const { lines, records: total } = parser.info;
    const last = records.at(-1);
    if (!sound || lines - total > 1 || (last && breaksIn(last.cells) > 0)) {
      this.line = first;
      return this.readAgainCarefully();
    }
    this.pending = this.pending.subarray(endOfLines(this.pending, this.line - first));
    return records;
  }

  private readAgainCarefully(): Promise<FileRecord[]> {
    const group = this.pending;
    this.careful = true;
    this.parser = this.freshParser();
    return this.push(group);
  }

  private async takeEach(parser: Parser, sound: boolean): Promise<FileRecord[]> {
    const records: FileRecord[] = [];
    let start = 0;
    let broken = !sound;
    for (;;) {
      const read: { record: string[]; info: Info } | null = parser.read();
      if (read === null) break;
      const end = start + read.info.bytes - this.taken;
      const { record: cells } = read;
      broken = isSuspicious(cells) && this.isMisquoted(start, end);
      if (broken) break;
      this.taken = read.info.bytes;
      start = end;
      if (cells.some(isFilled)) records.push({ line: this.line, cells });
      this.line += 1 + breaksIn(cells);
    }
    this.pending = this.pending.subarray(start);
    return broken || !sound ? [...records, ...(await this.stepOver())] : records;
  }

  /** A closing mark with more behind it, lines after it was opened: two rows were run together. */
  private isMisquoted(start: number, end: number): boolean {
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

/** Where so many lines end. */
function endOfLines(bytes: Buffer, count: number): number {
  let at = 0;
  for (let left = count; left > 0 && at < bytes.length; at += 1) {
    const byte = bytes[at];
    if (byte === carriageReturn && bytes[at + 1] === newline) at += 1;
    if (byte === newline || byte === carriageReturn) left -= 1;
  }
  return at;
}

/** A cell that begins with a quotation mark and goes on over lines may be two rows run together. */
function isSuspicious(cells: string[]): boolean {
  return cells.some((cell) => cell.startsWith('"') && breaksIn([cell]) > 0);
}

function breaksIn(cells: string[]): number {
  let breaks = 0;
  for (const cell of cells) {
    if (cell.includes("\n") || cell.includes("\r")) breaks += cell.match(lineBreaks)?.length ?? 0;
  }
  return breaks;
}
