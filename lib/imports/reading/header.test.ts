import { expect, test } from "vitest";
import { columnNames, findColumn, looksLikeData } from "./header";

test("every column has a name of its own", () => {
  expect(columnNames(["id", " Score ", "", "Score", "Score"], true)).toEqual([
    "id",
    "Score",
    "3",
    "Score (2)",
    "Score (3)",
  ]);
  expect(columnNames(["a", "b"], false)).toEqual(["1", "2"]);
});

test("a column is found by its name, and by nearly its name when that leaves no doubt", () => {
  const names = ["Call  Failure", "Status", "status "];
  expect(findColumn(names, "Call  Failure")).toBe(0);
  expect(findColumn(names, "call failure")).toBe(0);
  expect(findColumn(names, "Status")).toBe(1);
  expect(findColumn(names, "STATUS")).toBeUndefined();
  expect(findColumn(names, "Age")).toBeUndefined();
});

test("a first line of numbers and dates is data", () => {
  expect(looksLikeData(["00004", "0001", "19970101", "1", "29.33"])).toBe(true);
  expect(looksLikeData(["Call Id", "Agent", "2021"])).toBe(false);
});
