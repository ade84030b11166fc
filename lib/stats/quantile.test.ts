import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { quantile, sortedQuantile } from "./quantile";

test("between two values it interpolates, as R's default does", () => {
  expect(quantile([4, 1, 3, 2], 0.5)).toBe(2.5);
  expect(quantile([4, 1, 3, 2], 0.9)).toBeCloseTo(3.7, 14);
});

test("0 and 1 are the extremes, and one value is every quantile", () => {
  expect(quantile([5, 9, 7], 0)).toBe(5);
  expect(quantile([5, 9, 7], 1)).toBe(9);
  expect(sortedQuantile(Float64Array.of(4), 0.3)).toBe(4);
});

test("the column is left as it was", () => {
  const column = Float64Array.of(3, 1, 2);
  quantile(column, 0.5);
  expect([...column]).toEqual([3, 1, 2]);
});

test("no values, no quantile; a probability lies in 0..1", () => {
  expect(() => quantile([], 0.5)).toThrow(new InsufficientData("too-few-rows"));
  expect(() => quantile([1], 1.5)).toThrow(RangeError);
});
