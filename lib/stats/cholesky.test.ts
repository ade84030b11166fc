import { expect, test } from "vitest";
import { cholesky } from "./cholesky";
import { fromRows, toRows } from "./matrix";

test("by hand", () => {
  const m = fromRows([
    [4, 2],
    [2, 5],
  ]);
  expect(toRows(cholesky(m).r)).toEqual([
    [2, 1],
    [0, 2],
  ]);
  expect(cholesky(m).dependent).toEqual([]);
});

test("a variable that repeats earlier ones is named", () => {
  const m = fromRows([
    [1, 0, 1],
    [0, 1, 1],
    [1, 1, 2],
  ]);
  expect(cholesky(m).dependent).toEqual([2]);
});

test("a matrix that is not square is refused", () => {
  expect(() => cholesky(fromRows([[1, 2]]))).toThrow(RangeError);
});
