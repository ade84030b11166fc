import { expect, test } from "vitest";
import { expectedPurchases } from "./bg-nbd-expectations";
import { discountedPurchases } from "./purchase-value";

const model = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
const history = { x: 2, recency: 30.43, age: 38.86 };

test("without a discount it is the purchases themselves", () => {
  const sum = discountedPurchases(model, history, { periods: 12, length: 4, discount: 0 });
  expect(sum).toBeCloseTo(expectedPurchases(model, history, 48), 12);
});

test("a discount lowers later periods only", () => {
  const one = discountedPurchases(model, history, { periods: 1, length: 4, discount: 0.1 });
  expect(one).toBeCloseTo(expectedPurchases(model, history, 4) / 1.1, 12);
  expect(discountedPurchases(model, history, { periods: 0, length: 4, discount: 0.1 })).toBe(0);
});

test("half a period and a negative discount are refused", () => {
  const horizon = { periods: 1, length: 4, discount: 0 };
  expect(() => discountedPurchases(model, history, { ...horizon, periods: 1.5 })).toThrow(
    RangeError,
  );
  expect(() => discountedPurchases(model, history, { ...horizon, discount: -1 })).toThrow(
    RangeError,
  );
});
