import fc from "fast-check";
import { expect, test } from "vitest";
import { expectedOfNew, expectedPurchases, pAlive } from "./bg-nbd-expectations";

const cdnow = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };

test("the published customer is expected to buy 1.226 times in 39 weeks", () => {
  const history = { x: 2, recency: 30.43, age: 38.86 };
  expect(expectedPurchases(cdnow, history, 39)).toBeCloseTo(1.226, 3);
  expect(pAlive(cdnow, history)).toBeCloseTo(0.7266, 4);
  expect(expectedOfNew(cdnow, 39)).toBeCloseTo(1.1967, 4);
});

test("one who never came back has not dropped out by this model", () => {
  expect(pAlive(cdnow, { x: 0, recency: 0, age: 100 })).toBe(1);
});

test("more time brings more purchases, and silence lowers the hope", () => {
  const positive = fc.double({ min: 0.1, max: 4, noNaN: true });
  fc.assert(
    fc.property(positive, positive, positive, positive, fc.nat(8), (r, alpha, a, b, x) => {
      const model = { r, alpha, a, b };
      const recency = x === 0 ? 0 : 10;
      const soon = expectedPurchases(model, { x, recency, age: 12 }, 5);
      const later = expectedPurchases(model, { x, recency, age: 12 }, 20);
      expect(soon).toBeGreaterThan(0);
      expect(later).toBeGreaterThan(soon);
      const silent = pAlive(model, { x, recency, age: 60 });
      expect(silent).toBeLessThanOrEqual(pAlive(model, { x, recency, age: 12 }));
    }),
  );
});

test("the gaps of the formula, at a = 1 and at a + b = 1, are closed", () => {
  const near = (model: typeof cdnow) => expectedOfNew(model, 10);
  expect(near({ ...cdnow, a: 1 })).toBeCloseTo(near({ ...cdnow, a: 1.00001 }), 4);
  expect(near({ ...cdnow, a: 0.4, b: 0.6 })).toBeCloseTo(near({ ...cdnow, a: 0.4, b: 0.60001 }), 4);
  expect(near({ ...cdnow, a: 0.4, b: 0.59 })).toBeCloseTo(near({ ...cdnow, a: 0.4, b: 0.61 }), 1);
  expect(expectedOfNew(cdnow, 0)).toBe(0);
});
