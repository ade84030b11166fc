import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "../insufficient-data";
import {
  discountedLifetime,
  discountedResidualLifetime,
  fitShiftedBetaGeometric,
  renewalsOf,
  retentionRate,
  survivalCurve,
} from "./shifted-beta-geometric";

// Fader & Hardie (2007), table 1, "Regular": survivors of 1,000 customers.
const regular = [1000, 631, 468, 382, 326, 289, 262, 241];

test("the published cohort gives the published parameters", () => {
  const fit = fitShiftedBetaGeometric(renewalsOf(regular));
  expect(fit.converged).toBe(true);
  expect(fit.parameters[0]).toBeCloseTo(0.704, 3);
  expect(fit.parameters[1]).toBeCloseTo(1.182, 3);
  expect(fit.standardErrors[0]).toBeGreaterThan(0);
});

test("cohorts of different age add up to the same as one table of counts", () => {
  const one = fitShiftedBetaGeometric(renewalsOf(regular));
  const half = renewalsOf(regular.map((count) => count - (count % 2)));
  const both = fitShiftedBetaGeometric({
    lost: half.lost.map((count) => count * 2),
    alive: half.alive.map((count) => count * 2),
  });
  expect(both.parameters[0]).toBeCloseTo(one.parameters[0] ?? 0, 1);
  expect(both.logLikelihood).toBeCloseTo(2 * fitShiftedBetaGeometric(half).logLikelihood, 6);
});

test("survivors who come back, a cohort without losses and a single renewal are told apart", () => {
  expect(() => renewalsOf([100, 80, 85])).toThrow(RangeError);
  expect(() => renewalsOf([100, 80.5])).toThrow(RangeError);
  expect(() => fitShiftedBetaGeometric(renewalsOf([100, 100, 100]))).toThrow(InsufficientData);
  expect(() => fitShiftedBetaGeometric(renewalsOf([100, 0, 0]))).toThrow(InsufficientData);
  expect(() => fitShiftedBetaGeometric(renewalsOf([100, 60]))).toThrow(InsufficientData);
});

test("a lifetime is the sum of its survival, and a renewal is worth what is left of it", () => {
  const positive = fc.double({ min: 0.2, max: 5, noNaN: true });
  fc.assert(
    fc.property(positive, positive, (alpha, beta) => {
      const model = { alpha, beta };
      const curve = survivalCurve(model, 3000);
      const sum = curve.reduce((total, share, t) => total + share / 1.1 ** (t + 1), 1);
      expect(discountedLifetime(model, 0.1)).toBeCloseTo(sum, 8);
      const left = curve.slice(1).reduce((total, share, t) => total + share / 1.1 ** t, 0);
      const residual = discountedResidualLifetime(model, 1, 0.1);
      expect(residual).toBeCloseTo(left / (curve[0] ?? 1), 8);
      expect(retentionRate(model, 2)).toBeGreaterThan(retentionRate(model, 1));
    }),
  );
});

test("an undiscounted lifetime is finite only when losses are", () => {
  expect(discountedLifetime({ alpha: 2, beta: 3 }, 0)).toBe(4);
  expect(discountedLifetime({ alpha: 0.7, beta: 1.2 }, 0)).toBe(Number.POSITIVE_INFINITY);
  expect(() => discountedLifetime({ alpha: 1, beta: 1 }, -0.1)).toThrow(RangeError);
});
