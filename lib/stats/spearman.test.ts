import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { spearman } from "./spearman";

test("any rising curve is a perfect correlation", () => {
  expect(spearman([1, 2, 3, 4], [1, 8, 9, 1000]).r).toBe(1);
});

test("with ties, as published for this table", () => {
  const result = spearman([1, 2, 2, 3, 3, 3, 4, 5], [1, 3, 2, 3, 3, 5, 4, 4]);
  expect(result.r).toBeCloseTo(0.7974683544303798, 13);
  expect(result.p).toBeCloseTo(0.01774213043925426, 12);
  expect(result.ciLow).toBeCloseTo(0.08513648863570192, 12);
  expect(result.plainCiHigh).toBeCloseTo(0.9617062576910493, 12);
});

test("stretching either variable without changing its order changes nothing", () => {
  const values = fc.array(fc.tuple(fc.integer(), fc.integer()), { minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(values, (list) => {
      const x = list.map(([a]) => a);
      const y = list.map(([, b]) => b);
      fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
      const stretched = x.map((value) => Math.sinh(value / 2 ** 31));
      expect(spearman(stretched, y).r).toBeCloseTo(spearman(x, y).r, 12);
    }),
  );
});

test("the Bonett–Wright interval is the wider one", () => {
  const { ciLow, plainCiLow } = spearman([1, 2, 3, 4, 5, 6], [2, 1, 4, 3, 6, 5]);
  expect(ciLow).toBeLessThan(plainCiLow ?? Number.NaN);
});

test("a constant column is named", () => {
  expect(() => spearman([1, 2, 3], [4, 4, 4])).toThrow(new InsufficientData("no-variation", [1]));
});
