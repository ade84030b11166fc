import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { pearson } from "./pearson";

const pairs = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 0, max: 1000 })), {
    minLength: 4,
    maxLength: 50,
  })
  .map((list) => ({ x: list.map(([x]) => x), y: list.map(([, y]) => y) }))
  .filter(({ x, y }) => new Set(x).size > 1 && new Set(y).size > 1);

test("by hand", () => {
  expect(pearson([1, 2, 3, 4], [2, 1, 4, 3]).r).toBeCloseTo(0.6, 14);
});

test("order, unit and origin of either variable do not matter", () => {
  fc.assert(
    fc.property(pairs, ({ x, y }) => {
      const { r } = pearson(x, y);
      expect(pearson(y, x).r).toBeCloseTo(r, 12);
      const shifted = x.map((value) => 3 * value + 1e8);
      expect(Math.abs(pearson(shifted, y).r - r)).toBeLessThan(1e-9);
      expect(
        pearson(
          x.map((value) => -value),
          y,
        ).r,
      ).toBeCloseTo(-r, 12);
    }),
  );
});

test("r lies inside its interval, and the interval inside −1..1", () => {
  fc.assert(
    fc.property(pairs, ({ x, y }) => {
      const { r, ciLow, ciHigh } = pearson(x, y);
      expect(ciLow).toBeLessThanOrEqual(r + 1e-15);
      expect(ciHigh).toBeGreaterThanOrEqual(r - 1e-15);
      expect(ciLow).toBeGreaterThanOrEqual(-1);
      expect(ciHigh).toBeLessThanOrEqual(1);
    }),
  );
});

test("two rows have a correlation but neither p nor interval", () => {
  expect(pearson([1, 2], [5, 7])).toEqual({
    r: 1,
    n: 2,
    t: null,
    p: null,
    ciLow: null,
    ciHigh: null,
  });
});

test("a constant column is named, not answered with 0", () => {
  expect(() => pearson([3, 3, 3], [1, 2, 3])).toThrow(new InsufficientData("no-variation", [0]));
  expect(() => pearson([1, 2, 3], [3, 3, 3])).toThrow(new InsufficientData("no-variation", [1]));
});

test("one row is too few, rows of different number are a mistake", () => {
  expect(() => pearson([1], [2])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => pearson([1, 2], [1])).toThrow(RangeError);
});
