import { BlankCutter } from "./blank-cutter";
import type { Delimiter } from "./delimiter";
import { type Encoding, toUtf8 } from "./encoding";
import type { Cutter, FileRecord } from "./file-record";
import { QuoteCutter } from "./quote-cutter";

export interface FileLayout {
  encoding: Encoding;
  delimiter: Delimiter;
  /** False: there is no header, and columns are called "1", "2", … */
  header: boolean;
}

/** Cuts a file into records as its bytes arrive; only the record being read is held in memory. */
export class RecordReader {
  private readonly decode: (piece: Uint8Array | undefined) => Uint8Array;
  private readonly cutter: Cutter;

  constructor(layout: Pick<FileLayout, "encoding" | "delimiter">) {
    this.decode = toUtf8(layout.encoding);
    this.cutter =
      layout.delimiter === "blanks" ? new BlankCutter() : new QuoteCutter(layout.delimiter);
  }

  push(piece: Uint8Array): Promise<FileRecord[]> {
    return this.cutter.push(this.decode(piece));
  }

  async end(): Promise<FileRecord[]> {
    const last = await this.cutter.push(this.decode(undefined));
    return [...last, ...(await this.cutter.end())];
  }
}

/** All records of a stream of bytes, in groups as large as its pieces. */
export async function* readRecords(
  bytes: AsyncIterable<Uint8Array>,
  layout: Pick<FileLayout, "encoding" | "delimiter">,
): AsyncGenerator<FileRecord[]> {
  const reader = new RecordReader(layout);
  for await (const piece of bytes) yield await reader.push(piece);
  yield await reader.end();
}

/** The same without the header. */
export async function* readRows(
  bytes: AsyncIterable<Uint8Array>,
  layout: FileLayout,
): AsyncGenerator<FileRecord[]> {
  let isHeader = layout.header;
  for await (const records of readRecords(bytes, layout)) {
    yield isHeader ? records.slice(1) : records;
    if (records.length > 0) isHeader = false;
  }
}
