import fc from "fast-check";
import { expect, test } from "vitest";
import { averageRanks, denseRanks } from "./rank";

test("ties share the average of their ranks", () => {
  expect([...averageRanks([30, 10, 20, 20])]).toEqual([4, 1, 2.5, 2.5]);
});

test("dense ranks count the distinct values", () => {
  const { ranks, counts } = denseRanks([30, 10, 20, 20]);
  expect([...ranks]).toEqual([2, 0, 1, 1]);
  expect(counts).toEqual([1, 2, 1]);
});

test("ranks of n values always sum to n(n + 1)/2, and follow the values", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 5 })), (values) => {
      const ranks = averageRanks(values);
      const n = values.length;
      expect(ranks.reduce((sum, rank) => sum + rank, 0)).toBe((n * (n + 1)) / 2);
      for (const [i, a] of values.entries()) {
        for (const [j, b] of values.entries()) {
          expect(Math.sign((ranks[i] ?? 0) - (ranks[j] ?? 0))).toBe(Math.sign(a - b));
        }
      }
    }),
  );
});
