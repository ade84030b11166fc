import { expect, test } from "vitest";
import { fromRows, toRows } from "./matrix";
import { invertUpper, solveUpper, solveUpperTransposed } from "./triangular";

const r = fromRows([
  [2, 1],
  [0, 4],
]);

test("by hand", () => {
  expect([...solveUpper(r, Float64Array.of(5, 8))]).toEqual([1.5, 2]);
  expect([...solveUpperTransposed(r, Float64Array.of(4, 10))]).toEqual([2, 2]);
  expect(toRows(invertUpper(r))).toEqual([
    [0.5, -0.125],
    [0, 0.25],
  ]);
});

test("a matrix without inverse is refused", () => {
  const singular = fromRows([
    [2, 1],
    [0, 0],
  ]);
  expect(() => invertUpper(singular)).toThrow(RangeError);
  expect(() => solveUpper(fromRows([[1, 2]]), Float64Array.of(1))).toThrow(RangeError);
});
