import type { FileRecord } from "./file-record";
import { limits } from "./limits";
import { tooLong } from "./too-long";

const newline = 10;
const carriageReturn = 13;
const lineBreak = /\r\n|\n|\r/;

/** Bytes up to the end of their last line, and those of the line that has begun. */
export interface Lines {
  whole: Buffer;
  rest: Buffer;
}

/**
 * Splits behind the last line break. A carriage return at the very end may be half of one, so it
 * waits for what comes behind it.
 */
export function wholeLines(bytes: Buffer): Lines {
  const searched = bytes.at(-1) === carriageReturn ? bytes.length - 2 : bytes.length - 1;
  const end =
    searched < 0
      ? 0
      : Math.max(
          bytes.lastIndexOf(newline, searched),
          bytes.lastIndexOf(carriageReturn, searched),
        ) + 1;
  return { whole: bytes.subarray(0, end), rest: bytes.subarray(end) };
}

/**
 * Cuts lines without any quotation mark: records are lines and cells lie between delimiters, which
 * needs no parser and costs a twentieth of one.
 * @param first the number of the first line
 * @throws Refusal when a line is longer than any record may be
 */
export function cutLines(
  whole: Buffer,
  delimiter: string,
  first: number,
): { records: FileRecord[]; lines: number } {
  const texts = whole.toString("utf8").split(lineBreak);
  if (texts.at(-1) === "") texts.pop();
  const checked = whole.length > limits.recordBytes;
  const records: FileRecord[] = [];
  for (let at = 0; at < texts.length; at += 1) {
    const text = texts[at] ?? "";
    const line = first + at;
    if (checked && Buffer.byteLength(text) > limits.recordBytes) throw tooLong(line);
    const cells = text.split(delimiter);
    if (cells.some(isFilled)) records.push({ line, cells });
  }
  return { records, lines: texts.length };
}

export function isFilled(cell: string): boolean {
  return cell !== "";
}
