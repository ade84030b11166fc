import fc from "fast-check";
import { expect, test } from "vitest";
import { readCursor, writeCursor } from "./cursor";

test("a cursor reads back as what was written", () => {
  fc.assert(
    fc.property(fc.string(), fc.integer(), (name, count) => {
      expect(readCursor(writeCursor([name, count]), ["string", "number"])).toEqual([name, count]);
    }),
  );
});

test("a cursor of another list and garbage are refused", () => {
  const refused = expect.objectContaining({ code: "malformed" });
  expect(() => readCursor(writeCursor([1]), ["string"])).toThrow(refused);
  expect(() => readCursor(writeCursor(["a", "b"]), ["string"])).toThrow(refused);
  fc.assert(
    fc.property(fc.string(), (garbage) => {
      expect(() => readCursor(garbage, ["string", "string"])).toThrow(refused);
    }),
  );
});
