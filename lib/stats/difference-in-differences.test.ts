import { expect, test } from "vitest";
import { differenceInDifferences } from "@/lib/stats/difference-in-differences";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { seededRandom } from "@/lib/stats/random";

test("by hand: two points more, with Welch's interval", () => {
  const found = differenceInDifferences([1, 2, 1, 2], [3, 4, 3, 4]);
  expect(found.effect).toBe(2);
  // Each variance 1/3, so the error is √(2 · 1/12), on six degrees of freedom: t = 2.4469.
  expect(found.standardError).toBeCloseTo(Math.sqrt(1 / 6), 12);
  expect(found.high - found.effect).toBeCloseTo(2.446911851 * Math.sqrt(1 / 6), 8);
});

test("what both had in common beforehand is no trend, and what only one had is", () => {
  const flat = differenceInDifferences([1, 2, 2, 1, 1, 2, 2, 1], [3, 4, 3, 4]);
  expect(flat.trendBefore).toMatchObject({ slope: expect.closeTo(0, 12), p: expect.closeTo(1, 9) });
  const rising = differenceInDifferences([1, 2.1, 2.9, 4, 5.1, 5.9], [7, 8, 9, 10]);
  expect(rising.trendBefore.slope).toBeCloseTo(17.3 / 17.5, 12);
  expect(rising.trendBefore.p).toBeLessThan(0.001);
});

test("few periods, or gaps that never vary, are refused", () => {
  expect(() => differenceInDifferences([1, 2, 1], [3, 4, 3, 4])).toThrow(InsufficientData);
  expect(() => differenceInDifferences([1, 1, 1, 1], [3, 3, 3, 3])).toThrow(InsufficientData);
});

test("the interval covers a known effect about as often as it says", () => {
  const random = seededRandom(42);
  const gaps = (n: number, mean: number) =>
    Array.from({ length: n }, () => mean + random.next() + random.next() - 1);
  const runs = 400;
  const covered = Array.from({ length: runs }, () => {
    const { low, high } = differenceInDifferences(gaps(20, 0.3), gaps(10, 0.8));
    return low <= 0.5 && 0.5 <= high;
  }).filter(Boolean).length;
  const error = Math.sqrt(0.95 * 0.05 * runs);
  expect(Math.abs(covered - 0.95 * runs)).toBeLessThan(3 * error);
});
