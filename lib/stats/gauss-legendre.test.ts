import { expect, test } from "vitest";
import { gaussLegendre } from "./gauss-legendre";

const integral = (points: number, of: (x: number) => number) =>
  gaussLegendre(points).reduce((sum, { at, weight }) => sum + weight * of(at), 0);

test("two points lie at ±1/√3, three have weights 5/9, 8/9, 5/9", () => {
  expect(gaussLegendre(2).map(({ at }) => Math.abs(at))).toEqual(
    [1, 1].map(() => expect.closeTo(1 / Math.sqrt(3), 15)),
  );
  expect(gaussLegendre(3).map(({ weight }) => weight)).toEqual(
    [5 / 9, 8 / 9, 5 / 9].map((weight) => expect.closeTo(weight, 14)),
  );
});

test("polynomials of degree 2n − 1 are exact, and smooth functions to the last digits", () => {
  expect(integral(4, (x) => x ** 6 + x ** 7)).toBeCloseTo(2 / 7, 14);
  expect(integral(20, Math.exp)).toBeCloseTo(Math.E - 1 / Math.E, 14);
});
