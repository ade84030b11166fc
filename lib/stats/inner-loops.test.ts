import fc from "fast-check";
import { expect, test } from "vitest";
import {
  addFourDots,
  addFourScaled,
  addScaled,
  centreInto,
  dot,
  setToSum,
  sumWithin,
} from "./inner-loops";

const numbers = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 30 });

test("a dot product is the sum of products, at any length", () => {
  fc.assert(
    fc.property(numbers, (values) => {
      const expected = values.reduce((sum, value, i) => sum + value * (i + 1), 0);
      const ramp = Float64Array.from(values, (_, i) => i + 1);
      expect(dot(Float64Array.from(values), ramp)).toBe(expected);
    }),
  );
});

test("offsets choose the entries that meet", () => {
  expect(dot(Float64Array.of(1, 2, 3, 4), Float64Array.of(10, 20, 30), 2, 2, 1)).toBe(
    3 * 20 + 4 * 30,
  );
});

test("addScaled and setToSum leave what lies outside alone", () => {
  const target = Float64Array.of(1, 1, 1, 1);
  addScaled(target, 2, Float64Array.of(5, 6, 7), 2, 1, 1);
  expect([...target]).toEqual([1, 13, 15, 1]);
  setToSum(target, Float64Array.of(0, 1, 2, 3), 1, 2, -1, Float64Array.of(9, 8), 0);
  expect([...target]).toEqual([1, -8, -6, 1]);
});

test("too little room is an error", () => {
  const two = new Float64Array(2);
  expect(() => dot(two, two, 3)).toThrow(RangeError);
  expect(() => addScaled(two, 1, two, 2, 1)).toThrow(RangeError);
  expect(() => setToSum(two, two, 0, 2, 1, two, -1)).toThrow(RangeError);
});

test("four dot products at once, each added to its cell", () => {
  const block = Float64Array.of(1, 2, 0, 3, 4, 0, 5, 6, 0, 7, 8, 0);
  const products = new Float64Array(16).fill(1);
  addFourDots(products, 4, block, 3, { row: 0, col: 2, length: 2 });
  const [a, b] = [2, 6];
  expect([products[a], products[a + 1]]).toEqual([1 + 17, 1 + 23]);
  expect([products[b], products[b + 1]]).toEqual([1 + 39, 1 + 53]);
  const tooFar = { row: 0, col: 3, length: 2 };
  expect(() => addFourDots(products, 4, block, 3, tooFar)).toThrow(RangeError);
});

test("four records at once equal one after another", () => {
  const source = Float64Array.from({ length: 12 }, (_, i) => i);
  const target = Float64Array.of(1, 1, 1);
  addFourScaled(target, source, { starts: [0, 3, 6, 9], factors: [1, 2, 1, 3] });
  expect([...target]).toEqual([1 + 39, 1 + 46, 1 + 53]);
  const outside = { starts: [0, 3, 6, 10], factors: [1, 1, 1, 1] } as const;
  expect(() => addFourScaled(target, source, outside)).toThrow(RangeError);
});

test("centring writes differences and returns their sum, at any length", () => {
  const block = new Float64Array(5);
  const sum = centreInto(block, 1, Float64Array.of(9, 4, 6, 8), 1, { length: 3, centre: 5 });
  expect([...block]).toEqual([0, -1, 1, 3, 0]);
  expect(sum).toBe(3);
});

test("a sum of usable numbers only", () => {
  expect(sumWithin(Float64Array.of(1, 2, 3, 4, 5), 5)).toBe(15);
  for (const bad of [6, -6, Number.NaN, Infinity]) {
    for (const row of [0, 1, 2, 3, 4]) {
      const vector = new Float64Array(5);
      vector[row] = bad;
      expect(sumWithin(vector, 5)).toBeNaN();
    }
  }
});
