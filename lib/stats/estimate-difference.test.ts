import fc from "fast-check";
import { expect, test } from "vitest";
import { describe as described } from "./describe";
import { estimateDifference } from "./estimate-difference";

const meanOf = (values: readonly number[]) => {
  const { mean, sd } = described(values);
  return { value: mean, se: (sd ?? 0) / Math.sqrt(values.length), df: values.length - 1 };
};

test("of two means it is Welch's test, as R's t.test says", () => {
  const a = [30.02, 29.99, 30.11, 29.97, 30.01, 29.99];
  const b = [29.89, 29.93, 29.72, 29.98, 30.02, 29.98];
  const found = estimateDifference(meanOf(a), meanOf(b));
  expect(found.difference).toBeCloseTo(0.095, 12);
  expect(found.df).toBeCloseTo(7.0305599598843, 9);
  expect(found.p).toBeCloseTo(0.0907733242856, 10);
  expect(found.ciLow).toBeCloseTo(-0.019569089646, 10);
  expect(found.ciHigh).toBeCloseTo(0.209569089646, 10);
});

test("equal noise adds up degrees of freedom", () => {
  const group = { value: 3, se: 1, df: 9 };
  expect(estimateDifference(group, { ...group, value: 1 })).toMatchObject({
    difference: 2,
    df: 18,
  });
});

test("without noise there is nothing to compare a difference with", () => {
  const still = { value: 0, se: 0, df: 4 };
  expect(estimateDifference(still, still)).toMatchObject({ difference: 0, df: null, p: null });
  const moved = estimateDifference({ ...still, value: 1 }, still);
  expect(moved).toMatchObject({ difference: 1, ciLow: 1, ciHigh: 1, p: null });
});

test("swapping the groups turns the sign and nothing else; the limits agree with p", () => {
  const group = fc.record({
    value: fc.double({ min: -1e3, max: 1e3, noNaN: true }),
    se: fc.double({ min: 1e-3, max: 1e3, noNaN: true }),
    df: fc.integer({ min: 1, max: 1000 }),
  });
  fc.assert(
    fc.property(group, group, (a, b) => {
      const [one, other] = [estimateDifference(a, b), estimateDifference(b, a)];
      expect(other.difference).toBeCloseTo(-one.difference, 9);
      expect(other.p).toBeCloseTo(one.p ?? Number.NaN, 9);
      expect(other.ciLow).toBeCloseTo(-one.ciHigh, 6);
      expect(one.df).toBeLessThanOrEqual(a.df + b.df + 1e-6);
      expect(one.df).toBeGreaterThanOrEqual(Math.min(a.df, b.df) - 1e-6);
      const excluded = one.ciLow > 0 || one.ciHigh < 0;
      if (Math.abs((one.p ?? 1) - 0.05) > 1e-6) expect(excluded).toBe((one.p ?? 1) < 0.05);
    }),
  );
});

test("an error that is none is refused", () => {
  const fine = { value: 0, se: 1, df: 1 };
  expect(() => estimateDifference({ ...fine, se: -1 }, fine)).toThrow(RangeError);
  expect(() => estimateDifference(fine, { ...fine, df: 0 })).toThrow(RangeError);
});
