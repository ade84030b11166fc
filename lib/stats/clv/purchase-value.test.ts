import { expect, test } from "vitest";
import { fromRows } from "../matrix";
import { expectedPurchases } from "./bg-nbd-expectations";
import { expectedValue } from "./gamma-gamma";
import {
  discountedPurchases,
  discountedPurchasesSlope,
  expectedValueSlope,
  varianceOf,
} from "./purchase-value";

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

test("the slopes say how far a value moves when a parameter does", () => {
  const horizon = { periods: 6, length: 4, discount: 0.01 };
  const [byR = 0] = discountedPurchasesSlope(model, history, horizon);
  const before = discountedPurchases(model, history, horizon);
  const after = discountedPurchases({ ...model, r: model.r * 1.001 }, history, horizon);
  expect(Math.log(after / before)).toBeCloseTo(byR * Math.log(1.001), 7);

  const spread = { p: 6.25, q: 3.74, gamma: 15.44 };
  const [, byQ = 0] = expectedValueSlope(spread, 2, 22);
  const moved = expectedValue({ ...spread, q: 3.74 * 1.001 }, 2, 22);
  expect(Math.log(moved / expectedValue(spread, 2, 22))).toBeCloseTo(byQ * Math.log(1.001), 6);
});

test("a variance counts what two estimates have in common", () => {
  const covariance = fromRows([
    [4, 1],
    [1, 9],
  ]);
  expect(varianceOf([1, 1], covariance)).toBe(15);
  expect(varianceOf([1, -1], covariance)).toBe(11);
});
