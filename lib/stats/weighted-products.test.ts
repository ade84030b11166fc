import { expect, test } from "vitest";
import { toRows } from "./matrix";
import { weightedProducts } from "./weighted-products";

test("by hand: each row's products, times its weight", () => {
  const columns = [Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3)];
  expect(toRows(weightedProducts(columns, Float64Array.of(1, 0, 2)))).toEqual([
    [3, 7],
    [7, 19],
  ]);
});

test("columns shorter than the weights are refused", () => {
  expect(() => weightedProducts([Float64Array.of(1)], Float64Array.of(1, 1))).toThrow(RangeError);
});
