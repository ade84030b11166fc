import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { ratioOfSums } from "./ratio-of-sums";

const sumsOf = (a: number[], b: number[]) => {
  const products = (x: number[], y: number[]) =>
    x.reduce((sum, value, i) => sum + value * (y[i] ?? 0), 0);
  const ones = a.map(() => 1);
  return {
    ...{ n: a.length, a: products(a, ones), b: products(b, ones) },
    ...{ aa: products(a, a), ab: products(a, b), bb: products(b, b) },
  };
};

// e <- a - sum(a)/sum(b)*b; se <- sqrt(sum(e^2)/(n-1)/n)/mean(b), in R 4.2.
test("ratio and limits as by the formula in R", () => {
  const found = ratioOfSums(sumsOf([10, 0, 35.5, 20, 7], [12, 4, 30, 25, 0]));
  expect(found.ratio).toBeCloseTo(1.02112676056338, 13);
  expect(found.standardError).toBeCloseTo(0.176057804867168, 13);
  expect(found.low).toBeCloseTo(0.67605980382655, 12);
  expect(found.high).toBeCloseTo(1.36619371730021, 12);
  expect(ratioOfSums({ n: 3, a: 9, b: 6, aa: 29, ab: 20, bb: 14 }).ratio).toBe(1.5);
});

test("the same share of everybody is sure", () => {
  expect(ratioOfSums(sumsOf([2, 4, 6], [1, 2, 3])).standardError).toBe(0);
});

test("one unit, or nothing to divide by, is no ratio", () => {
  expect(() => ratioOfSums(sumsOf([2], [1]))).toThrow(InsufficientData);
  expect(() => ratioOfSums(sumsOf([2, 3], [0, 0]))).toThrow(InsufficientData);
});
