import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";

export type Encoding = string;

const nulShareOfUtf16 = 0.2;

/** Turns bytes of one encoding into UTF-8, piece by piece; `undefined` ends the text. */
export type ToUtf8 = (piece: Uint8Array | undefined) => Uint8Array;

/** True for names this computer can decode, such as "windows-1252" or "shift_jis". */
export function isEncoding(name: string): boolean {
  return iconv.encodingExists(name);
}

/** A decoder to UTF-8; UTF-8 itself passes through untouched. A byte order mark is dropped. */
export function toUtf8(encoding: Encoding): ToUtf8 {
  if (isUtf8Name(encoding)) return passThrough();
  const decoder = iconv.getDecoder(encoding, { stripBOM: true });
  return (piece) => Buffer.from((piece ? decoder.write(Buffer.from(piece)) : decoder.end()) ?? "");
}

export function isUtf8Name(encoding: Encoding): boolean {
  return /^utf-?8$/i.test(encoding);
}

function passThrough(): ToUtf8 {
  let started = false;
  return (piece = new Uint8Array()) => {
    if (started || piece.length === 0) return piece;
    started = true;
    const marked = piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
    return marked ? piece.subarray(3) : piece;
  };
}

/** UTF-16 by its byte order mark, or by the zero bytes that Latin letters leave in it. */
function utf16In(head: Uint8Array): Encoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = [0, 0];
  const looked = Math.min(head.length, 4096);
  for (let at = 0; at < looked; at += 1) {
    if (head[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (odd > looked * nulShareOfUtf16 && even < odd / 20) return "utf-16le";
  return even > looked * nulShareOfUtf16 && odd < even / 20 ? "utf-16be" : undefined;
}

/**
 * Tells the encoding of a file from all its bytes: UTF-16 by its marks, UTF-8 when everything
 * (or nearly everything that is not ASCII) is valid UTF-8, else Windows-1252.
 */
export class EncodingTally {
  private utf16: Encoding | undefined;
  private started = false;
  private cut: Uint8Array = new Uint8Array();
  private sound = 0;
  private broken = 0;

  add(piece: Uint8Array): void {
    if (!this.started) this.utf16 = utf16In(piece);
    this.started = true;
    if (this.utf16 || (isAscii(piece) && this.cut.length === 0)) return;
    const joined = this.cut.length > 0 ? Buffer.concat([this.cut, piece]) : piece;
    const whole = joined.length - cutAtEnd(joined);
    this.cut = joined.slice(whole);
    this.count(joined.subarray(0, whole));
  }

  /** Valid UTF-8 counts once a piece: where it occurs at all, it is no accident. */
  private count(bytes: Uint8Array): void {
    if (isAscii(bytes)) return;
    if (isUtf8(bytes)) {
      this.sound += 1;
      return;
    }
    const text = Buffer.from(bytes).toString("utf8");
    this.broken += text.match(/\uFFFD/g)?.length ?? 0;
    this.sound += text.match(/[^\0-\x7F\uFFFD]/gu)?.length ?? 0;
  }

  get encoding(): Encoding {
    if (this.utf16) return this.utf16;
    return this.brokenCharacters <= this.sound ? "utf-8" : "windows-1252";
  }

  /** True when some bytes make no sense as UTF-8. */
  get hasBrokenText(): boolean {
    return !this.utf16 && this.brokenCharacters > 0;
  }

  private get brokenCharacters(): number {
    return this.broken + (this.cut.length > 0 ? 1 : 0);
  }
}

/** Length of an unfinished UTF-8 sequence at the end: 0 to 3 bytes. */
function cutAtEnd(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return sequenceLength(byte) > back ? back : 0;
  }
  return 0;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xf0) return 4;
  return lead >= 0xe0 ? 3 : 2;
}
