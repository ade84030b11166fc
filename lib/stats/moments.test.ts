import fc from "fast-check";
import { expect, test } from "vitest";
import { at, toRows } from "./matrix";
import { accurateMean, mergeMoments, momentsOf } from "./moments";
import { nth } from "./vector";

const rows = fc.array(
  fc.tuple(
    fc.double({ min: -100, max: 100, noNaN: true }),
    fc.double({ min: -100, max: 100, noNaN: true }),
  ),
  { minLength: 1, maxLength: 600 },
);

const columnsOf = (list: readonly (readonly [number, number])[]) => [
  list.map(([x]) => x),
  list.map(([, y]) => y),
];

test("by hand", () => {
  const { n, means, products } = momentsOf([
    [1, 2, 3],
    [2, 4, 9],
  ]);
  expect(n).toBe(3);
  expect([...means]).toEqual([2, 5]);
  expect(toRows(products)).toEqual([
    [2, 7],
    [7, 26],
  ]);
});

test("merging two sets of rows equals taking them at once", () => {
  fc.assert(
    fc.property(rows, rows, (first, second) => {
      const merged = mergeMoments(momentsOf(columnsOf(first)), momentsOf(columnsOf(second)));
      const whole = momentsOf(columnsOf([...first, ...second]));
      expect(merged.n).toBe(whole.n);
      for (const j of [0, 1]) {
        expect(nth(merged.means, j)).toBeCloseTo(nth(whole.means, j), 9);
        for (const i of [0, 1]) {
          const expected = at(whole.products, i, j);
          const size = Math.max(1, at(whole.products, 0, 0), at(whole.products, 1, 1));
          expect(Math.abs(at(merged.products, i, j) - expected) / size).toBeLessThan(1e-11);
        }
      }
    }),
  );
});

test("an offset of 1e8 changes no product", () => {
  const values = [1, 2, 4, 8, 16];
  const near = at(momentsOf([values]).products, 0, 0);
  const far = at(momentsOf([values.map((value) => value + 1e8)]).products, 0, 0);
  expect(Math.abs(far / near - 1)).toBeLessThan(1e-14);
});

test("the mean keeps its digits where a plain sum loses some", () => {
  const tenths = Float64Array.from({ length: 1001 }, (_, i) => 1e6 + (i % 2 ? 0.1 : 0.3));
  const expected = 1e6 + (501 * 0.3 + 500 * 0.1) / 1001;
  expect(Math.abs(accurateMean(tenths) - expected)).toBeLessThan(2e-10);
});

test("no rows, or sets that do not match, are refused", () => {
  expect(() => momentsOf([])).toThrow(RangeError);
  expect(() => momentsOf([[], []])).toThrow(RangeError);
  expect(() => mergeMoments(momentsOf([[1]]), momentsOf([[1], [2]]))).toThrow(RangeError);
});
