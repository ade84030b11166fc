import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustPValues } from "./adjust-p-values";

test("by hand", () => {
  expect(adjustPValues([0.01, 0.02, 0.9])).toEqual([0.03, 0.03, 0.9]);
});

test("nothing in, nothing out", () => {
  expect(adjustPValues([])).toEqual([]);
});

test("q is at least p, at most 1, and keeps the order of p", () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(probabilities, (p) => {
      const q = adjustPValues(p);
      for (const [i, pi] of p.entries()) {
        const qi = q[i] ?? Number.NaN;
        expect(qi).toBeGreaterThanOrEqual(pi);
        expect(qi).toBeLessThanOrEqual(1);
        for (const [j, pj] of p.entries()) if (pi < pj) expect(qi).toBeLessThanOrEqual(q[j] ?? 0);
      }
    }),
  );
});

test.each([Number.NaN, -0.1, 1.1])("%d is not a p-value", (value) => {
  expect(() => adjustPValues([value])).toThrow(RangeError);
});
