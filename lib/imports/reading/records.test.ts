import fc from "fast-check";
import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { readRecords } from "./records";

async function cut(
  text: string | Uint8Array,
  delimiter = ",",
  pieceLength = 11,
  encoding = "utf-8",
) {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.slice(at, at + pieceLength);
  }
  const records = [];
  for await (const group of readRecords(pieces(), { encoding, delimiter }))
    for (const record of group) records.push(record);
  return records;
}

test("records know the line they start on, also after line breaks inside cells", async () => {
  const text = 'id,comment\r\n1,"two\r\nlines"\r\n2,"one"\r\n\r\n3,"three\n\nlines"\r\n4,x';
  for (const length of [1, 2, 3, 7, 999]) {
    expect((await cut(text, ",", length)).map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "id"],
      [2, "1"],
      [4, "2"],
      [6, "3"],
      [9, "4"],
    ]);
  }
});

test("whatever stands in the cells and wherever the pieces are cut, nothing is lost or moved", async () => {
  const cell = fc.string({
    unit: fc.constantFrom("a", "é", "🙂", ",", '"', "\n", "\r\n", " "),
    maxLength: 6,
  });
  const file = fc.array(fc.tuple(fc.constant("id"), cell, cell), { minLength: 1, maxLength: 12 });
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
  await fc.assert(
    fc.asyncProperty(file, fc.constantFrom("\n", "\r\n"), fc.nat(20), async (rows, end, piece) => {
      const text = rows.map((cells) => cells.map(quoted).join(",") + end).join("");
      let line = 1;
      const expected = rows.map((cells) => {
        const start = line;
        line += cells.join().split("\n").length;
        return { line: start, cells };
      });
      expect(await cut(text, ",", piece + 1)).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test("rows with and without quotation marks may follow one another anywhere", async () => {
  const cell = fc.string({ unit: fc.constantFrom("a", "é", " ", ",", '"', "\n"), maxLength: 4 });
  const file = fc.array(fc.tuple(fc.constant("id"), cell), { minLength: 1, maxLength: 20 });
  const written = (text: string) =>
    /[,"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.nat(30),
      async (rows, end, n) => {
        const text = rows.map((cells) => cells.map(written).join(",") + end).join("");
        let line = 1;
        const expected = rows.map((cells) => {
          const start = line;
          line += cells.join().split("\n").length;
          return { line: start, cells };
        });
        expect(await cut(text, ",", n + 1)).toEqual(expected);
      },
    ),
    { numRuns: 500 },
  );
});

test("a line without quotation marks that is longer than any record is refused", async () => {
  const long = `id\n1\n${"x".repeat(2 ** 20 + 1)}\n2\n`;
  for (const length of [4_096, 2 ** 22]) {
    await expect(cut(long, ",", length)).rejects.toThrow("Line 3 is longer than 1 MB");
  }
});

test("quotation marks, commas and emoji inside cells are kept as written", async () => {
  const [first] = await cut('"He said ""no"", then 🙂 left",日本語,Привет\n', ",", 2);
  expect(first?.cells).toEqual(['He said "no", then 🙂 left', "日本語", "Привет"]);
});

test("a stray quotation mark inside a cell is only a character", async () => {
  expect((await cut('1,5" pipe,x\n2,"a" b,y\n')).map((r) => r.cells)).toEqual([
    ["1", '5" pipe', "x"],
    ["2", '"a" b', "y"],
  ]);
});

test("a quotation mark that is never closed spoils its own line only", async () => {
  for (const length of [1, 9, 999]) {
    const records = await cut('a,b\n1,x\n2,"never\n3,y\n4,z\n', ",", length);
    expect(records.map((r) => [r.line, r.broken ?? r.cells.join()])).toEqual([
      [1, "a,b"],
      [2, "1,x"],
      [3, "open-quote"],
      [4, "3,y"],
      [5, "4,z"],
    ]);
  }
});

test("two quotation marks that are never closed spoil two lines", async () => {
  const filler = `8,${"fine".repeat(250)}\n`.repeat(2_000);
  const records = await cut(`1,"a\n${filler}2,"b\n${filler}3,c\n`, ",", 65_536);
  expect(records.filter((r) => r.broken).map((r) => r.line)).toEqual([1, 2_002]);
  expect(records.length).toBe(4_003);
  expect(records.at(-1)).toEqual({ line: 4_003, cells: ["3", "c"] });
});

test("a quotation mark closed only by one rows below spoils its own line only", async () => {
  const records = await cut('1,"a\n2,"b" c\n3,"""quoted"" and\nbroken"\n5,x\n', ",", 999);
  expect(records.map((r) => [r.line, r.broken ?? r.cells.join()])).toEqual([
    [1, "open-quote"],
    [2, '2,"b" c'],
    [3, '3,"quoted" and\nbroken'],
    [5, "5,x"],
  ]);
});

test("blank lines and lines of empty cells are no records, but count as lines", async () => {
  expect(await cut("a,b\n\n,\n1,2\n")).toEqual([
    { line: 1, cells: ["a", "b"] },
    { line: 4, cells: ["1", "2"] },
  ]);
});

test("runs of blanks cut a printed table, and leading zeros stay", async () => {
  expect(
    await cut(" 00004 0001 19970101  1   29.33\r\n 00018 0021 19970104  4   75.96", "blanks"),
  ).toEqual([
    { line: 1, cells: ["00004", "0001", "19970101", "1", "29.33"] },
    { line: 2, cells: ["00018", "0021", "19970104", "4", "75.96"] },
  ]);
});

test("other encodings and line ends are read alike", async () => {
  const text = "id;Größe\r1;über\r";
  const bytes = iconv.encode(text, "windows-1252");
  expect((await cut(bytes, ";", 3, "windows-1252")).map((r) => r.cells)).toEqual([
    ["id", "Größe"],
    ["1", "über"],
  ]);
});

test("one enormous line is refused with one clear sentence", async () => {
  await expect(cut("x".repeat(3_000_000), ",", 65_536)).rejects.toThrow("longer than 1 MB");
  await expect(cut("x".repeat(3_000_000), "blanks", 65_536)).rejects.toThrow("longer than 1 MB");
});
