import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { expect, test } from "vitest";
import { csvRecord } from "./csv";

test("whatever the text, a reader of CSV gets it back, or with an apostrophe before it", () => {
  const anyRecord = fc.array(fc.string({ unit: "grapheme", minLength: 1 }), { minLength: 1 });
  fc.assert(
    fc.property(anyRecord, (cells) => {
      const [read] = parse(csvRecord(cells), { relax_column_count: true });
      const expected = cells.map((cell) => (/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
      expect(read).toEqual(expected);
    }),
  );
});

test("no text begins like a formula", () => {
  const formulas = ["=1+1", "+1", "-1", "@sum(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0"];
  for (const formula of formulas) expect(csvRecord([formula])).toMatch(/^"?'/);
});

test("numbers, also negative ones, stay numbers, and nothing is an empty cell", () => {
  expect(csvRecord([-3.5, 0, true, null, undefined, "a"])).toBe("-3.5,0,true,,,a\r\n");
});
