import { expect, test } from "vitest";
import { normalQuantile } from "./distributions";
import { drawDifference } from "./draw-difference";
import { seededRandom } from "./random";

/** Draws as a bootstrap of a mean would give them. */
function normalDraws(mean: number, sd: number, seed: number): number[] {
  const random = seededRandom(seed);
  return Array.from({ length: 4000 }, () => mean + sd * normalQuantile(random.next()));
}

test("few draws by hand", () => {
  expect(drawDifference([1, 2, 3], [0, 0, 0])).toMatchObject({ p: 0.5 });
  const found = drawDifference([0, 10], [0, 0]);
  // Differences 0 and 10: 0 lies on both sides.
  expect(found.low).toBeCloseTo(0.25, 12);
  expect(found.high).toBeCloseTo(9.75, 12);
  expect(found.p).toBe(1);
});

test("of normal draws, limits and p are those of the normal difference", () => {
  // Difference 3, standard error √(1 + 1): z = 2.1213, p = 0.0339.
  const { low, high, p } = drawDifference(normalDraws(3, 1, 1), normalDraws(0, 1, 2));
  expect(low).toBeCloseTo(3 - 1.96 * Math.SQRT2, 0);
  expect(high).toBeCloseTo(3 + 1.96 * Math.SQRT2, 0);
  expect(p).toBeGreaterThan(0.02);
  expect(p).toBeLessThan(0.05);
});

test("what never crosses zero is not called impossible", () => {
  expect(drawDifference([5, 6, 7, 8], [1, 1, 1, 1]).p).toBeCloseTo(2 / 5, 12);
});

test("without draws there is no difference", () => {
  expect(() => drawDifference([], [1])).toThrow(RangeError);
});
