import { expect, test } from "vitest";
import { bestSubset } from "./best-subset";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";

const random = seededRandom(6);
const column = () => Array.from({ length: 50 }, () => random.next());
const x = [column(), column(), column(), column()];
const y = column().map((noise, i) => 3 * (x[1]?.[i] ?? 0) + 2 * (x[3]?.[i] ?? 0) + noise);

test("the drivers that made the outcome are found", () => {
  expect(bestSubset(x, y, 1).drivers).toEqual([1]);
  expect(bestSubset(x, y, 2).drivers).toEqual([1, 3]);
});

test("its figures are those of the regression on it", () => {
  const best = bestSubset(x, y, 3);
  const fit = leastSquares(
    best.drivers.map((j) => x[j] ?? []),
    y,
  );
  expect(best.rSquared).toBeCloseTo(fit.rSquared, 12);
  expect(best.adjustedRSquared).toBeCloseTo(fit.adjustedRSquared, 12);
  expect(best.bic).toBeCloseTo(50 * Math.log(1 - fit.rSquared) + 3 * Math.log(50), 9);
});

test.each([0, 5, 1.5])("%d drivers of four cannot be chosen", (size) => {
  expect(() => bestSubset(x, y, size)).toThrow(RangeError);
});
