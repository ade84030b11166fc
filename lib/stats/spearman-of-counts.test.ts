import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { at, put, zeros } from "./matrix";
import { spearman } from "./spearman";
import { spearmanOfCounts } from "./spearman-of-counts";

function countsOf(rows: readonly (readonly [number, number])[]) {
  const counts = zeros(4, 4);
  for (const [x, y] of rows) put(counts, x, y, at(counts, x, y) + 1);
  return counts;
}

const step = fc.integer({ min: 0, max: 3 });

test("what the counts say is what the rows say", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(step, step), { minLength: 4, maxLength: 60 }), (rows) => {
      const [x, y] = [rows.map(([a]) => a), rows.map(([, b]) => b)];
      fc.pre(new Set(x).size > 1 && new Set(y).size > 1);
      const counted = spearmanOfCounts(countsOf(rows));
      const direct = spearman(x, y);
      expect(counted.r).toBeCloseTo(direct.r, 12);
      expect(counted.n).toBe(direct.n);
      if (direct.p !== null && Math.abs(direct.r) < 0.999) {
        expect(counted.p).toBeCloseTo(direct.p, 11);
        expect(counted.ciLow ?? 0).toBeCloseTo(direct.ciLow ?? 0, 11);
      }
    }),
  );
});

test("one value has no ranks to compare, and one row neither", () => {
  const column = [0, 1, 2].map((y): [number, number] => [1, y]);
  expect(() => spearmanOfCounts(countsOf(column))).toThrow(
    new InsufficientData("no-variation", [0]),
  );
  expect(() => spearmanOfCounts(countsOf([[1, 1]]))).toThrow(new InsufficientData("too-few-rows"));
});
