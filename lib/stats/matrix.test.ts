import { expect, test } from "vitest";
import { at, fromRows, put, submatrix, toRows, zeros } from "./matrix";

const m = fromRows([
  [1, 2, 3],
  [4, 5, 6],
  [7, 8, 9],
]);

test("cells are found by row and column", () => {
  expect(at(m, 0, 2)).toBe(3);
  expect(at(m, 2, 0)).toBe(7);
});

test("rows come back as they went in", () => {
  expect(toRows(fromRows([[1, 2]]))).toEqual([[1, 2]]);
});

test("a submatrix keeps the order it was asked for", () => {
  expect(toRows(submatrix(m, [2, 0]))).toEqual([
    [9, 7],
    [3, 1],
  ]);
});

test("a cell outside is an error, even where memory holds a number", () => {
  expect(() => at(m, 0, 3)).toThrow(RangeError);
  expect(() => put(zeros(2, 2), 0, 2, 1)).toThrow(RangeError);
});

test("rows of different lengths are refused", () => {
  expect(() => fromRows([[1], [1, 2]])).toThrow(RangeError);
});
