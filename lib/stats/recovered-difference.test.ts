import fc from "fast-check";
import { expect, test } from "vitest";
import { wilsonInterval } from "./proportion";
import { recoveredDifference } from "./recovered-difference";

const share = (successes: number, n: number) => ({
  value: successes / n,
  ...wilsonInterval(successes, n),
});

test.each([
  // R 4.2: the Wilson intervals of prop.test(x, m, correct = FALSE), put together as Newcombe does.
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [6, 7, 2, 7, 0.0582, 0.8062],
  [5, 56, 0, 29, -0.0381, 0.1926],
  [10, 10, 0, 20, 0.6791, 1],
])("%i of %i less %i of %i", (x, m, y, n, low, high) => {
  const { ciLow, ciHigh } = recoveredDifference(share(x, m), share(y, n));
  expect(ciLow).toBeCloseTo(low, 4);
  expect(ciHigh).toBeCloseTo(high, 4);
});

test("the interval holds the difference, stays inside −1..1 and says what p says", () => {
  const group = fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.nat(400))
    .map(([n, x]) => share(Math.min(x, n), n));
  fc.assert(
    fc.property(group, group, (a, b) => {
      const { difference, ciLow, ciHigh, p } = recoveredDifference(a, b);
      expect(ciLow).toBeGreaterThanOrEqual(-1 - 1e-12);
      expect(ciHigh).toBeLessThanOrEqual(1 + 1e-12);
      expect(ciHigh - ciLow).toBeGreaterThan(0);
      expect(ciLow).toBeLessThanOrEqual(difference);
      expect(ciHigh).toBeGreaterThanOrEqual(difference);
      const nearest = Math.min(Math.abs(ciLow), Math.abs(ciHigh));
      if (nearest > 1e-9) expect(p < 0.05).toBe(ciLow > 0 || ciHigh < 0);
    }),
  );
});
