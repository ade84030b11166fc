import fc from "fast-check";
import { expect, test } from "vitest";
import { controlLimits } from "./control-limits";

test("a p-chart by hand: shares 0.2 and 0.4 of 100 and 400 answers", () => {
  const { centre, limits } = controlLimits([
    { n: 100, mean: 0.2, variance: 0.16 },
    { n: 400, mean: 0.4, variance: 0.24 },
  ]);
  const within = Math.sqrt((100 * 0.16 + 400 * 0.24) / 500);
  expect(centre).toBeCloseTo(0.36, 12);
  expect(limits[0]?.low).toBeCloseTo(0.36 - 0.3 * within, 12);
  expect(limits[1]?.high).toBeCloseTo(0.36 + 0.15 * within, 12);
});

test("a silent period has no width, and no answers at all is an error", () => {
  const { limits } = controlLimits([
    { n: 4, mean: 1, variance: 1 },
    { n: 0, mean: 0, variance: 0 },
  ]);
  expect(limits[1]).toEqual({ low: 1, high: 1 });
  expect(() => controlLimits([{ n: 0, mean: 0, variance: 0 }])).toThrow(RangeError);
});

test("more answers never widen the limits", () => {
  const count = fc.integer({ min: 1, max: 1000 });
  fc.assert(
    fc.property(count, count, (a, b) => {
      const { limits } = controlLimits([a, b].map((n) => ({ n, mean: 0.5, variance: 0.25 })));
      const width = (k: number) => (limits[k]?.high ?? 0) - (limits[k]?.low ?? 0);
      if (a < b) expect(width(1)).toBeLessThan(width(0));
    }),
  );
});
