import { expect, test } from "vitest";
import { codesOf, numbersOf } from "@/lib/analysis/frame-columns";

test("only what reads as a number is one", () => {
  expect(numbersOf([3.5, "4", " -2.5 ", true, false])).toEqual(Float64Array.of(3.5, 4, -2.5, 1, 0));
  expect(numbersOf([null, "", " ", "gold"]).every(Number.isNaN)).toBe(true);
});

test("rows of one name share a code, rows without a name have none", () => {
  expect(codesOf(["b", null, "a", "b"])).toEqual(Int32Array.of(0, -1, 1, 0));
});
