import { expect, test } from "vitest";
import { driverCorrelations } from "./driver-correlations";
import { fromRows, zeros } from "./matrix";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";
import { subsetRSquared } from "./subset-r-squared";

test("every subset has the R² of its own regression", () => {
  const random = seededRandom(1);
  const base = Array.from({ length: 60 }, () => random.next());
  const x = Array.from({ length: 5 }, () => base.map((b) => b + random.next()));
  const y = base.map((b) => b + random.next());
  const rSquared = subsetRSquared(driverCorrelations(x, y));
  expect(rSquared).toHaveLength(32);
  expect(rSquared[0]).toBe(0);
  for (let subset = 1; subset < 32; subset++) {
    const chosen = x.filter((_, j) => (subset >> j) & 1);
    expect(rSquared[subset]).toBeCloseTo(leastSquares(chosen, y).rSquared, 12);
  }
});

test("a duplicate adds nothing to its original", () => {
  const doubled = fromRows([
    [1, 1, 0.6],
    [1, 1, 0.6],
    [0.6, 0.6, 1],
  ]);
  expect([...subsetRSquared(doubled)]).toEqual([0, 0.36, 0.36, 0.36]);
});

test("more than twenty drivers are refused before memory is", () => {
  expect(() => subsetRSquared(zeros(22, 22))).toThrow(RangeError);
  expect(() => subsetRSquared(zeros(2, 3))).toThrow(RangeError);
});
