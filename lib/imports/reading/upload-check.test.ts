import { createHash, randomBytes } from "node:crypto";
import { gzipSync } from "node:zlib";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { UploadCheck } from "./upload-check";

function checked(...pieces: Uint8Array[]) {
  const check = new UploadCheck();
  for (const piece of pieces) check.add(piece);
  return check.finish();
}

test("a text file is let through, with its hash, length and encoding", () => {
  const bytes = Buffer.from("id,name\n1,Größe\n");
  expect(checked(bytes.subarray(0, 12), bytes.subarray(12))).toEqual({
    hash: createHash("sha256").update(bytes).digest("hex"),
    bytes: bytes.length,
    encoding: "utf-8",
    hasBrokenText: false,
  });
});

test("what is no text file is refused with its first bytes", () => {
  const refused = (bytes: Uint8Array) => expect(() => checked(bytes));
  refused(randomBytes(1000)).toThrow(/cannot be read as CSV|compressed|old Office/);
  refused(Buffer.concat([Buffer.from("PK\x03\x04"), randomBytes(99)])).toThrow("Excel workbook");
  refused(gzipSync("id,name\n")).toThrow("compressed");
  refused(Buffer.from("%PDF-1.7\n")).toThrow("PDF");
  refused(new Uint8Array()).toThrow("empty");
});

test("garbage that begins after text is refused where it begins", () => {
  const check = new UploadCheck();
  check.add(Buffer.from("id,name\n".repeat(1000)));
  expect(() => check.add(randomBytes(65_536))).toThrow("not a text file");
});

test("a single odd byte in a text file is left to its row", () => {
  const rows = "1,a\n".repeat(5000);
  expect(checked(Buffer.from(`${rows}2,b\0c\n${rows}`)).encoding).toBe("utf-8");
});

test("one enormous line is refused, line breaks of any kind make it lines", () => {
  const piece = Buffer.alloc(65_536, "x");
  expect(() => checked(...Array(20).fill(piece))).toThrow("longer than 1 MB");
  const old = Buffer.from("x".repeat(65_535).concat("\r"));
  expect(checked(...Array(20).fill(old)).bytes).toBe(20 * 65_536);
});

test("UTF-16 is not taken for garbage because of its zero bytes", () => {
  const text = iconv.encode("id,name\n1,Anna\n".repeat(50), "utf-16le", { addBOM: true });
  expect(checked(text).encoding).toBe("utf-16le");
});

test.each([
  ["utf-16le", [0xff, 0xfe]],
  ["utf-16be", [0xfe, 0xff]],
])("garbage is no text because it happens to begin like %s", (encoding, mark) => {
  const garbage = () => Buffer.concat([Buffer.from(mark), randomBytes(65_536)]);
  expect(() => checked(garbage())).toThrow("not a text file");
  const text = iconv.encode("id,name\n1,🙂 Größe\n".repeat(4000), encoding, { addBOM: true });
  // Cut between the bytes of a character, and between its halves.
  for (const cut of [2, 22, 23, 24, 25, 26, 27, 28]) {
    const found = checked(text.subarray(0, cut), text.subarray(cut));
    expect(found.encoding).toBe(encoding);
  }
  expect(() => checked(text, randomBytes(65_536))).toThrow("not a text file");
});
