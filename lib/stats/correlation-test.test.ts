import { expect, test } from "vitest";
import { bounded, correlationTest, fisherInterval } from "./correlation-test";

test("t and p by hand: r = 0.5 with 10 degrees of freedom", () => {
  const { t, p } = correlationTest(0.5, 10);
  expect(t).toBeCloseTo(0.5 * Math.sqrt(10 / 0.75), 14);
  expect(p).toBeCloseTo(0.0978546, 6);
});

test("a correlation a digit short of perfect, or past it, is perfect", () => {
  expect(bounded(0.9999999999999999)).toBe(1);
  expect(bounded(-1.0000000000000002)).toBe(-1);
  expect(bounded(0.999999)).toBe(0.999999);
});

test("without degrees of freedom there is no test", () => {
  expect(correlationTest(1, 0)).toEqual({ t: null, p: null });
});

test("a perfect correlation has no finite t", () => {
  expect(correlationTest(-1, 8)).toEqual({ t: null, p: 0 });
});

test("Fisher's interval of r = 0.5 and n = 28", () => {
  const { ciLow, ciHigh } = fisherInterval(0.5, 1 / 25);
  expect(ciLow).toBeCloseTo(0.15603, 4);
  expect(ciHigh).toBeCloseTo(0.73583, 4);
});

test.each([1 / 0, 1 / -1, Number.NaN])("a variance of %d gives no interval", (variance) => {
  expect(fisherInterval(0.5, variance)).toEqual({ ciLow: null, ciHigh: null });
});
