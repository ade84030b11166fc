import fc from "fast-check";
import { expect, test } from "vitest";
import { netGain, paybackYears, yearsOfEffect } from "@/lib/framework/investment";

const steady = { once: 1000, perYear: 100, rampUpYears: 0, horizonYears: 3 };

test("without a ramp the gain is the years' gains less the cost", () => {
  expect(netGain(600, steady)).toBe(1800 - 1300);
  expect(paybackYears(600, steady)).toBe(2);
  expect(paybackYears(400, steady)).toBeNull();
  expect(paybackYears(-1, steady)).toBeNull();
});

test("a ramp costs half of its length, and payback may fall inside it", () => {
  expect(yearsOfEffect(2, 1)).toBe(1.5);
  expect(yearsOfEffect(1, 2)).toBe(0.25);
  expect(netGain(600, { ...steady, rampUpYears: 1 })).toBe(1500 - 1300);
  // 800 · t² / 4 = 200 after one year, while the ramp lasts two.
  const early = { once: 200, perYear: 0, rampUpYears: 2, horizonYears: 3 };
  expect(paybackYears(800, early)).toBe(1);
});

test("what costs nothing has paid back at once, unless it does harm", () => {
  const free = { once: 0, perYear: 0, rampUpYears: 1, horizonYears: 3 };
  expect(paybackYears(5, free)).toBe(0);
  expect(paybackYears(-5, free)).toBeNull();
});

test("at the time of payback, what was gained is what was paid", () => {
  const amount = fc.double({ min: 1, max: 1e6, noNaN: true });
  const years = fc.double({ min: 0, max: 5, noNaN: true });
  fc.assert(
    fc.property(amount, amount, fc.nat(1000), years, (yearly, once, perYear, rampUpYears) => {
      const investment = { once, perYear, rampUpYears, horizonYears: 10 };
      const paid = paybackYears(yearly, investment);
      if (paid === null) {
        expect(netGain(yearly, investment)).toBeLessThanOrEqual(1e-6 * (once + 10 * perYear));
        return;
      }
      const left = netGain(yearly, { ...investment, horizonYears: paid });
      expect(Math.abs(left)).toBeLessThan(1e-6 * (once + 10 * perYear));
    }),
  );
});
