import { expect, test } from "vitest";
import { money, payback } from "@/lib/framework/money";

test("money is rounded to three digits", () => {
  expect(money(41_234.5, "EUR")).toBe("41,200 EUR");
});

test("what comes back soon is told in months, begun ones counted, and years where there are many", () => {
  expect([0, 1 / 12, 0.461, 0.5, 1.9].map(payback)).toEqual([
    ...["at once", "one month", "6 months", "6 months", "23 months"],
  ]);
  expect([1.95, 2.5].map(payback)).toEqual(["1.95 years", "2.5 years"]);
});
