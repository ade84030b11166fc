import fc from "fast-check";
import { expect, test } from "vitest";
import { bivariateNormalDensity, bivariateNormalShare } from "./bivariate-normal";
import { normalShare } from "./distributions";

const place = fc.double({ min: -5, max: 5, noNaN: true });
const correlation = fc.double({ min: -0.9999, max: 0.9999, noNaN: true });

test("a quarter plane, by Sheppard's formula: 1/4 + asin(ρ)/2π", () => {
  for (const rho of [-0.9999, -0.5, 0, 0.3, 0.999]) {
    const expected = 0.25 + Math.asin(rho) / (2 * Math.PI);
    expect(bivariateNormalShare(0, 0, rho)).toBeCloseTo(expected, 14);
  }
});

test("without correlation it is a product, infinitely far out one margin", () => {
  expect(bivariateNormalShare(0.3, -1, 0)).toBe(normalShare(0.3) * normalShare(-1));
  expect(bivariateNormalShare(Infinity, 0.7, 0.4)).toBe(normalShare(0.7));
  expect(bivariateNormalShare(-Infinity, 0.7, 0.4)).toBe(0);
});

test("the two halves of a plane add up to a margin", () => {
  fc.assert(
    fc.property(place, place, correlation, (h, k, rho) => {
      const both = bivariateNormalShare(h, k, rho) + bivariateNormalShare(h, -k, -rho);
      expect(Math.abs(both - normalShare(h))).toBeLessThan(1e-13);
    }),
  );
});

test("the share grows with the correlation by the density (Plackett's identity)", () => {
  fc.assert(
    fc.property(place, place, fc.double({ min: -0.9, max: 0.9, noNaN: true }), (h, k, rho) => {
      const step = 1e-5;
      const rise = bivariateNormalShare(h, k, rho + step) - bivariateNormalShare(h, k, rho - step);
      expect(Math.abs(rise / (2 * step) - bivariateNormalDensity(h, k, rho))).toBeLessThan(1e-8);
    }),
  );
});

test("no correlation of 1", () => {
  expect(() => bivariateNormalShare(0, 0, 1)).toThrow(RangeError);
  expect(bivariateNormalDensity(Infinity, 0, 0.5)).toBe(0);
});
