import { expect, test } from "vitest";
import { isConstant, nth, nthWhole, toPair, toVector, toVectors } from "./vector";

test("a column becomes a vector of its own", () => {
  const column = Float64Array.of(1, 2);
  const vector = toVector(column);
  vector[0] = 9;
  expect(column[0]).toBe(1);
});

test.each([Number.NaN, Infinity, -Infinity, 1e200])("%d is refused", (value) => {
  expect(() => toVector([1, value])).toThrow(RangeError);
});

test("columns of different lengths are refused", () => {
  expect(() => toVectors([[1, 2], [1]])).toThrow(RangeError);
  expect(() => toPair([1], [1, 2])).toThrow(RangeError);
});

test("reading outside is an error, not undefined", () => {
  expect(nth(Float64Array.of(5), 0)).toBe(5);
  expect(() => nth(Float64Array.of(5), 1)).toThrow(RangeError);
  expect(nthWhole(Int32Array.of(5), 0)).toBe(5);
  expect(() => nthWhole(Int32Array.of(5), -1)).toThrow(RangeError);
});

test("a difference in the last binary digit is no variation", () => {
  expect(isConstant(Float64Array.of(0.3, 0.1 + 0.2))).toBe(true);
  expect(isConstant(Float64Array.of(0, 0))).toBe(true);
  expect(isConstant(Float64Array.of(1e8, 1e8 + 1))).toBe(false);
  expect(isConstant(Float64Array.of(0, 1e-9))).toBe(false);
});
