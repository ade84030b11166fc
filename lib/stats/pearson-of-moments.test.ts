import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { mergeMoments, momentsOf } from "./moments";
import { pearson } from "./pearson";
import { pearsonOfMoments } from "./pearson-of-moments";

test("merged moments say what the rows say", () => {
  const x = [1e8 + 1, 1e8 + 2, 1e8 + 3, 1e8 + 4, 1e8 + 9];
  const y = [2, 1, 4, 3, 3];
  const merged = mergeMoments(
    momentsOf([x.slice(0, 2), y.slice(0, 2)]),
    momentsOf([x.slice(2), y.slice(2)]),
  );
  const [direct, ofMoments] = [pearson(x, y), pearsonOfMoments(merged)];
  expect(ofMoments.n).toBe(5);
  expect(Math.abs(ofMoments.r - direct.r)).toBeLessThan(1e-9);
  expect(Math.abs((ofMoments.p ?? 0) - (direct.p ?? 1))).toBeLessThan(1e-9);
  expect(Math.abs((ofMoments.ciLow ?? 0) - (direct.ciLow ?? 1))).toBeLessThan(1e-9);
});

test("a constant variable has no correlation", () => {
  const moments = momentsOf([
    [1, 2],
    [7, 7],
  ]);
  expect(() => pearsonOfMoments(moments)).toThrow(InsufficientData);
});
