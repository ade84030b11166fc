import { expect, test } from "vitest";
import { InsufficientData } from "../insufficient-data";
import { seededRandom } from "../random";
import { expectedValue, fitGammaGamma, repeatValues } from "./gamma-gamma";

const random = seededRandom(12);
const spread = Array.from({ length: 400 }, () => 10 * Math.exp(2 * random.next() - 1));
const repeats = spread.map(() => 1 + random.below(5));
const values = spread.map((mean) => mean * (0.6 + 0.8 * random.next()));

test("customers without a repeat purchase, or without value, stay out", () => {
  const used = repeatValues([0, 2, 1, 3], [0, 12, 0, 9]);
  expect(Array.from(used.x)).toEqual([2, 3]);
  expect(Array.from(used.value)).toEqual([12, 9]);
  expect(used.leftOut).toBe(1);
});

test("any currency fits alike", () => {
  const fit = fitGammaGamma(repeatValues(repeats, values));
  const cents = fitGammaGamma(
    repeatValues(
      repeats,
      values.map((value) => value * 10_000),
    ),
  );
  expect(fit.converged && cents.converged).toBe(true);
  expect(cents.parameters[0]).toBeCloseTo(fit.parameters[0] ?? 0, 6);
  expect((cents.parameters[2] ?? 0) / (fit.parameters[2] ?? 1)).toBeCloseTo(10_000, 2);
  expect(cents.logLikelihood).toBeCloseTo(fit.logLikelihood - 400 * Math.log(10_000), 6);
});

test("an expected value lies between the customer's own mean and everybody's", () => {
  const model = { p: 6.25, q: 3.74, gamma: 15.44 };
  const everybody = expectedValue(model, 0, 0);
  expect(everybody).toBeCloseTo(35.2, 1);
  const few = expectedValue(model, 1, 100);
  const many = expectedValue(model, 30, 100);
  expect(few).toBeGreaterThan(everybody);
  expect(many).toBeGreaterThan(few);
  expect(many).toBeLessThan(100);
  expect(expectedValue({ ...model, q: 0.9 }, 0, 0)).toBe(Number.POSITIVE_INFINITY);
});

test("two customers, or values that never vary, cannot be fitted", () => {
  expect(() => fitGammaGamma(repeatValues([1, 2], [10, 12]))).toThrow(InsufficientData);
  expect(() => fitGammaGamma(repeatValues([1, 2, 3], [10, 10, 10]))).toThrow(InsufficientData);
});
