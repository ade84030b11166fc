import fc from "fast-check";
import { expect, test } from "vitest";
import { addScaled, dot, setToSum } from "./inner-loops";

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
