import fc from "fast-check";
import { expect, test } from "vitest";
import { fourElementValue, simpleValue } from "./simple-value";

test("a relationship without a planned end, by hand", () => {
  expect(simpleValue({ margin: 100, retention: 0.8, discount: 0.1 })).toBeCloseTo(800 / 3, 10);
});

test("paying at the start is worth one period's margin more", () => {
  const steady = { margin: 100, retention: 0.8, discount: 0.1 };
  const later = simpleValue(steady) ?? Number.NaN;
  expect(simpleValue({ ...steady, firstPayment: "start" })).toBeCloseTo(later + 100, 10);
});

test("a planned end adds up period by period", () => {
  const shares = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(shares, shares, fc.nat(40), (retention, discount, periods) => {
      const q = retention / (1 + discount);
      let sum = 0;
      for (let t = 1; t <= periods; t++) sum += 50 * q ** t;
      expect(simpleValue({ margin: 50, retention, discount, periods })).toBeCloseTo(sum, 6);
    }),
  );
});

test("nobody ever leaves and money keeps its worth: no finite value", () => {
  expect(simpleValue({ margin: 10, retention: 1, discount: 0 })).toBeNull();
  expect(simpleValue({ margin: 10, retention: 1, discount: 0, periods: 3 })).toBe(30);
});

test("what cannot be is refused", () => {
  expect(() => simpleValue({ margin: 10, retention: 1.05, discount: 0.1 })).toThrow(RangeError);
  expect(() => simpleValue({ margin: 10, retention: 0.5, discount: -0.1 })).toThrow(RangeError);
  expect(() => simpleValue({ margin: 10, retention: 0.5, discount: 0, periods: 1.5 })).toThrow(
    RangeError,
  );
});

const elements = {
  annualRevenue: 1000,
  marginShare: 0.4,
  annualCostToServe: 100,
  years: 5,
  acquisitionCost: 200,
};

test("four elements, by hand", () => {
  expect(fourElementValue(elements)).toBe(1300);
  expect(fourElementValue({ ...elements, years: 0 })).toBe(-200);
});

test("an element that is missing is not taken for 0", () => {
  expect(() => fourElementValue({ ...elements, marginShare: Number.NaN })).toThrow(RangeError);
  expect(() => fourElementValue({ ...elements, years: -1 })).toThrow(RangeError);
});
