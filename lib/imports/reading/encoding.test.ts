import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { EncodingTally, isEncoding, toUtf8 } from "./encoding";

function told(bytes: Uint8Array, pieceLength = 7): string {
  const tally = new EncodingTally();
  for (let at = 0; at < bytes.length; at += pieceLength)
    tally.add(bytes.slice(at, at + pieceLength));
  return tally.encoding;
}

function decoded(bytes: Uint8Array, encoding: string): string {
  const decode = toUtf8(encoding);
  const parts = [...bytes].map((byte) => decode(Uint8Array.of(byte)));
  return Buffer.concat([...parts, decode(undefined)]).toString("utf8");
}

const words = "Größe;naïve;€ 5\n".repeat(20);

test("UTF-8 is told from Windows-1252, wherever the pieces are cut", () => {
  for (const length of [1, 2, 3, 5, 64]) {
    expect(told(Buffer.from(words), length)).toBe("utf-8");
    expect(told(iconv.encode(words, "windows-1252"), length)).toBe("windows-1252");
  }
  expect(told(Buffer.from("日本語 🙂 Привет".repeat(9)), 4)).toBe("utf-8");
  expect(told(Buffer.from("plain"))).toBe("utf-8");
});

test("one accent at the very end decides when there is no other", () => {
  expect(told(iconv.encode("a;b\nc;caf\u00e9", "windows-1252"), 3)).toBe("windows-1252");
});

test("a few broken bytes do not turn a UTF-8 file into another", () => {
  expect(told(Buffer.concat([Buffer.from(words), Buffer.from([0xff])]), 999)).toBe("utf-8");
});

test("UTF-16 is told by its mark, and without one by its zero bytes", () => {
  const text = "name,score\nAnna,9\n".repeat(30);
  expect(told(iconv.encode(text, "utf-16le", { addBOM: true }), 999)).toBe("utf-16le");
  expect(told(iconv.encode(text, "utf-16be", { addBOM: true }), 999)).toBe("utf-16be");
  expect(told(iconv.encode(text, "utf-16le"), 999)).toBe("utf-16le");
  expect(told(iconv.encode(text, "utf-16be"), 999)).toBe("utf-16be");
});

test("decoding gives the same text whatever the encoding and the cuts", () => {
  for (const encoding of ["utf-8", "windows-1252", "utf-16le", "utf-16be"]) {
    expect(decoded(iconv.encode(words, encoding), encoding)).toBe(words);
  }
});

test("a byte order mark is not part of the text", () => {
  const decode = toUtf8("utf-8");
  const marked = Buffer.from("\uFEFFid,name");
  expect(Buffer.from(decode(marked)).toString("utf8")).toBe("id,name");
  expect(Buffer.from(decode(Buffer.from("next"))).toString("utf8")).toBe("next");
  const utf16 = iconv.encode("id", "utf-16le", { addBOM: true });
  expect(decoded(utf16, "utf-16le")).toBe("id");
});

test("encodings are known by name", () => {
  expect(isEncoding("iso-8859-15")).toBe(true);
  expect(isEncoding("klingon-8")).toBe(false);
});
