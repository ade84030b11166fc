import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { kendall } from "./kendall";

test("of three pairs two agree and one does not", () => {
  const { r, concordant, discordant } = kendall([1, 2, 3], [1, 3, 2]);
  expect(r).toBeCloseTo(1 / 3, 14);
  expect([concordant, discordant]).toEqual([2, 1]);
});

test("with ties, as published for this table", () => {
  const result = kendall([1, 2, 2, 3, 3, 3, 4, 5], [1, 3, 2, 3, 3, 5, 4, 4]);
  expect(result.r).toBeCloseTo(0.7083333333333334, 13);
  expect([result.tiedPairsX, result.tiedPairsY]).toEqual([4, 4]);
  expect(result.z).toBeCloseTo(2.2599803197495714, 12);
});

/** +1 for a pair in the same order in both, −1 in opposite order, 0 when tied. */
const orderOf = ([xi, yi]: [number, number], [xj, yj]: [number, number]) =>
  Math.sign(xi - xj) * Math.sign(yi - yj);

test("the fast count equals looking at every pair", () => {
  const rating = fc.integer({ min: 0, max: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(rating, rating), { minLength: 2, maxLength: 60 }), (list) => {
      const x = list.map(([a]) => a);
      const y = list.map(([, b]) => b);
      fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
      const orders = list.flatMap((row, i) =>
        list.slice(i + 1).map((other) => orderOf(row, other)),
      );
      expect(kendall(x, y)).toMatchObject({
        concordant: orders.filter((order) => order > 0).length,
        discordant: orders.filter((order) => order < 0).length,
      });
    }),
  );
});

test("two rows have no p, four no interval", () => {
  expect(kendall([1, 2], [1, 2])).toMatchObject({ r: 1, z: null, p: null, ciLow: null });
  expect(kendall([1, 2, 3, 4], [1, 2, 4, 3])).toMatchObject({ ciLow: null, ciHigh: null });
});

test("a constant column is named", () => {
  expect(() => kendall([3, 3], [1, 2])).toThrow(new InsufficientData("no-variation", [0]));
});
