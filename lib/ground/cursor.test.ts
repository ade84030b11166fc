import fc from "fast-check";
import { expect, test } from "vitest";
import { z } from "zod";
import { readCursor, writeCursor } from "./cursor";

const Place = z.tuple([z.string(), z.number()]);

test("a cursor reads back as what was written", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (name, count) => {
      expect(readCursor(writeCursor([name, count]), Place)).toEqual([name, count]);
    }),
  );
});

test("a cursor of another list and garbage are refused", () => {
  const refused = expect.objectContaining({ code: "malformed" });
  expect(() => readCursor(writeCursor([1]), Place)).toThrow(refused);
  expect(() => readCursor(writeCursor(["a", "b"]), Place)).toThrow(refused);
  fc.assert(
    fc.property(fc.string(), (garbage) => {
      expect(() => readCursor(garbage, Place)).toThrow(refused);
    }),
  );
});
