import { expect, test } from "vitest";
import { LabelTally } from "./label-tally";

function repeat(...rows: string[][]): boolean | undefined {
  const tally = new LabelTally();
  for (const row of rows) tally.add(row);
  return tally.repeat;
}

test("rows are of the same where they differ in measures only", () => {
  expect(repeat(["Mon", "North", "1.5"], ["Mon", "North", "2,5"])).toBe(true);
  expect(repeat(["Mon", "North", "98 %", "0:45"], ["Mon", " North", "7", "1:02:03"])).toBe(true);
  expect(repeat(["Mon", "North", "1"], ["Mon", "South", "1"], ["Tue", "North", "1"])).toBe(false);
  expect(repeat(["20260901", "1"], ["20260902", "1"])).toBe(false);
  expect(repeat(["Mon North", "1"], ["Mon", "North"])).toBe(false);
});

test("what is too much to be remembered is not known, unless something was alike before", () => {
  expect(repeat(["x".repeat(500), "1"])).toBeUndefined();
  expect(repeat(["a", "1"], ["a", "2"], ["x".repeat(500), "1"])).toBe(true);
  const many = Array.from({ length: 40_001 }, (_, k) => [`Day ${k}`, "1"]);
  expect(repeat(...many)).toBeUndefined();
});
