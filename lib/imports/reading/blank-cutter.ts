import type { Cutter, FileRecord } from "./file-record";
import { limits } from "./limits";
import { tooLong } from "./too-long";

const newline = 10;

/** Columns set apart by runs of blanks; such tables know no quotation marks. */
export class BlankCutter implements Cutter {
  private line = 1;
  private rest: Uint8Array = new Uint8Array();

  async push(piece: Uint8Array): Promise<FileRecord[]> {
    const bytes = Buffer.concat([this.rest, piece]);
    const end = bytes.lastIndexOf(newline) + 1;
    this.rest = bytes.subarray(end);
    if (this.rest.length > limits.recordBytes) throw tooLong(this.line);
    return this.cut(bytes.toString("utf8", 0, end));
  }

  async end(): Promise<FileRecord[]> {
    return this.cut(`${Buffer.from(this.rest).toString("utf8")}\n`);
  }

  private cut(text: string): FileRecord[] {
    const lines = text.split("\n").slice(0, -1);
    const records = lines.map((line, index) => ({
      line: this.line + index,
      cells: line.trim().split(/\s+/),
    }));
    this.line += lines.length;
    return records.filter(({ cells }) => cells[0] !== "");
  }
}
