import { createHash } from "node:crypto";
import { Refusal } from "@/lib/ground/refusal";
import { type Encoding, EncodingTally } from "./encoding";
import { limits } from "./limits";
import { tooLong } from "./too-long";

const [tab, lineFeed, formFeed, carriageReturn, space] = [9, 10, 12, 13, 32];
/**
 * Share of control characters above which bytes are no text; compressed data has a tenth. Taken for
 * UTF-16 it has three in a hundred halves of characters.
 */
const oddShare = 0.01;
const looksLikeZip =
  "This is an Excel workbook or a ZIP archive. Save the sheet as CSV and upload that.";
const signatures: [number[], string][] = [
  [[0x50, 0x4b, 0x03, 0x04], looksLikeZip],
  [[0xd0, 0xcf, 0x11, 0xe0], "This is an old Office file. Save the sheet as CSV and upload that."],
  [[0x1f, 0x8b], "This file is compressed. Unpack it and upload the CSV file inside."],
  [[0x25, 0x50, 0x44, 0x46], "This is a PDF, not a CSV file."],
];

export interface CheckedUpload {
  /** SHA-256, hex. */
  hash: string;
  bytes: number;
  encoding: Encoding;
  /** Some bytes make no sense as UTF-8. */
  hasBrokenText: boolean;
}

/** Looks at a file's bytes as they arrive, and refuses what is no text file as soon as that shows. */
export class UploadCheck {
  private readonly hash = createHash("sha256");
  private readonly encoding = new EncodingTally();
  private bytes = 0;
  private sinceBreak = 0;

  /** @throws Refusal in one line, when this cannot be a CSV file */
  add(piece: Uint8Array): void {
    if (this.bytes === 0) refuseSignatures(piece);
    this.bytes += piece.length;
    if (this.bytes > limits.fileBytes) throw tooLarge();
    this.hash.update(piece);
    this.encoding.add(piece);
    this.refuseBinary(piece);
    this.measureLine(piece);
  }

  finish(): CheckedUpload {
    if (this.bytes === 0) throw new Refusal("invalid", "The file is empty.");
    const { encoding, hasBrokenText } = this.encoding;
    return { hash: this.hash.digest("hex"), bytes: this.bytes, encoding, hasBrokenText };
  }

  private refuseBinary(piece: Uint8Array): void {
    const { encoding } = this.encoding;
    const begin = (this.bytes - piece.length) % 2;
    if (encoding.startsWith("utf-16")) {
      refuseMany(oddUnitsIn(piece, begin, encoding === "utf-16be"), piece.length / 2);
    } else refuseMany(controlsIn(piece), piece.length);
  }

  private measureLine(piece: Uint8Array): void {
    const last = Math.max(piece.lastIndexOf(lineFeed), piece.lastIndexOf(carriageReturn));
    this.sinceBreak = last >= 0 ? piece.length - last - 1 : this.sinceBreak + piece.length;
    if (this.sinceBreak > limits.recordBytes) throw tooLong();
  }
}

export function tooLarge(): Refusal {
  return new Refusal("too-large", "A file may have at most 2 GB. Split it and import the parts.");
}

function refuseSignatures(piece: Uint8Array): void {
  for (const [signature, message] of signatures) {
    if (signature.every((byte, at) => piece[at] === byte)) throw new Refusal("invalid", message);
  }
}

function refuseMany(odd: number, all: number): void {
  if (odd > 4 && odd > all * oddShare) {
    throw new Refusal("invalid", "This is not a text file, so it cannot be read as CSV.");
  }
}

const isControl = (code: number) => code < space && !isBlank(code);

function controlsIn(piece: Uint8Array): number {
  let controls = 0;
  for (const byte of piece) if (isControl(byte)) controls += 1;
  return controls;
}

/** Controls and halves of characters in UTF-16; a character that pieces cut in two is not known to be odd. */
function oddUnitsIn(piece: Uint8Array, begin: number, bigEndian: boolean): number {
  let odd = 0;
  let afterHigh: boolean | undefined;
  for (let at = begin; at + 1 < piece.length; at += 2) {
    const [one = 0, two = 0] = [piece[at], piece[at + 1]];
    const unit = bigEndian ? one * 256 + two : two * 256 + one;
    const isLow = unit >= 0xdc00 && unit < 0xe000;
    const isHalf = afterHigh !== undefined && isLow !== afterHigh;
    if (isHalf || isControl(unit)) odd += 1;
    afterHigh = unit >= 0xd800 && unit < 0xdc00;
  }
  return odd;
}

function isBlank(code: number): boolean {
  return code === tab || code === lineFeed || code === carriageReturn || code === formFeed;
}
