import fc from "fast-check";
import { expect, test } from "vitest";
import { performance, quadrantsOf } from "@/lib/analysis/performance";

const measured = { kind: "continuous", scale: null, better: "higher" } as const;
const hundred = Float64Array.from({ length: 101 }, (_, i) => i);

test("a rating stands where its mean lies on its scale", () => {
  const rating = { kind: "ordinal", scale: { min: 1, max: 5 }, better: "higher" } as const;
  expect(performance(rating, 4, hundred)).toBe(75);
  expect(performance({ ...rating, better: "lower" }, 4, hundred)).toBe(25);
});

test("a measurement stands between the 5th and 95th percentile of its reference", () => {
  expect(performance(measured, 50, hundred)).toBeCloseTo(50, 12);
  expect(performance(measured, 5, hundred)).toBe(0);
  expect(performance({ ...measured, better: "lower" }, 23, hundred)).toBeCloseTo(80, 12);
});

test("beyond either end it is clipped", () => {
  expect(performance(measured, -400, hundred)).toBe(0);
  expect(performance(measured, 400, hundred)).toBe(100);
});

test("a share stands between never and always, however rare it is", () => {
  const seldom = Float64Array.from({ length: 100 }, (_, i) => (i < 3 ? 1 : 0));
  const binary = { ...measured, kind: "binary", better: "lower" } as const;
  expect(performance(binary, 0.03, seldom)).toBeCloseTo(97, 12);
});

test("without variation in the reference there is no performance", () => {
  expect(performance(measured, 3, Float64Array.of(3, 3, 3))).toBeNull();
  expect(performance(measured, 3, new Float64Array())).toBeNull();
});

test("the four quadrants are split at the mean of each axis", () => {
  expect(
    quadrantsOf([
      { lmgShare: 0.4, performance: 20 },
      { lmgShare: 0.4, performance: 80 },
      { lmgShare: 0.1, performance: 20 },
      { lmgShare: 0.1, performance: 80 },
      { lmgShare: 0.9, performance: null },
    ]),
  ).toEqual(["fix-first", "keep-up", "watch", "maintain", null]);
});

test("performance never leaves 0 to 100", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 1 }),
      fc.double({ noNaN: true, min: -1e7, max: 1e7 }),
      fc.constantFrom("higher" as const, "lower" as const),
      (values, mean, better) => {
        const result = performance({ ...measured, better }, mean, Float64Array.from(values));
        expect(result === null || (result >= 0 && result <= 100)).toBe(true);
      },
    ),
  );
});
