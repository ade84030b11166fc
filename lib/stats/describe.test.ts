import { expect, test } from "vitest";
import { autocorrelation, describe, meanAndSpread } from "./describe";
import { InsufficientData } from "./insufficient-data";

test("by hand", () => {
  expect(describe([1, 2, 3, 4])).toMatchObject({
    n: 4,
    mean: 2.5,
    sd: expect.closeTo(Math.sqrt(5 / 3), 14),
    median: 2.5,
    q25: 1.75,
    min: 1,
    max: 4,
  });
});

test("the interval of a mean uses t: two values give a very wide one", () => {
  const { ciLow, ciHigh } = describe([1, 3]);
  expect(ciLow).toBeCloseTo(2 - 12.7062047364, 6);
  expect(ciHigh).toBeCloseTo(2 + 12.7062047364, 6);
});

test("one value has a mean and no spread", () => {
  expect(describe([7])).toMatchObject({ n: 1, mean: 7, sd: null, se: null, ciLow: null });
});

test("a large offset takes no digits from the standard deviation", () => {
  expect(describe([10000001, 10000003, 10000002]).sd).toBe(1);
});

test("rollups give the same figures as rows", () => {
  const { n, mean, sd, se, ciLow, ciHigh } = describe([1, 2, 3]);
  expect(meanAndSpread(3, 2, 2)).toEqual({ n, mean, sd, se, ciLow, ciHigh });
});

test("alternating values have negative autocorrelation", () => {
  expect(autocorrelation([1, 2, 1, 2, 1, 2])).toBeCloseTo(-5 / 6, 14);
});

test("nothing to describe is said so", () => {
  expect(() => describe([])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => autocorrelation([1])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => autocorrelation([2, 2])).toThrow(new InsufficientData("no-variation", [0]));
});
