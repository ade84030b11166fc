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

test("yes, no and what is missing are measures where their column says nothing else", () => {
  expect(repeat(["Mon", "North", "yes"], ["Mon", "North", "No"])).toBe(true);
  expect(repeat(["Mon", "North", "7"], ["Mon", "North", "n/a"], ["Mon", "South", "–"])).toBe(true);
  expect(repeat(["Mon", "N", "yes"], ["Mon", "S", "no"], ["Mon", "W", "no"])).toBe(false);
  expect(repeat(["Mon", "yes"], ["Tue", "no"])).toBe(false);
  expect(repeat(["a", "yes"], ["a", "no"], ["x".repeat(500), "no"])).toBe(true);
});

test("what is too much to be remembered is not known, unless something was alike before", () => {
  expect(repeat(["x".repeat(500), "1"])).toBeUndefined();
  expect(repeat(["a", "1"], ["a", "2"], ["x".repeat(500), "1"])).toBe(true);
  const many = Array.from({ length: 40_001 }, (_, k) => [`Day ${k}`, "1"]);
  expect(repeat(...many)).toBeUndefined();
});
