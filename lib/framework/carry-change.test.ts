import { expect, test } from "vitest";
import { boundedChange, carryChange } from "@/lib/framework/carry-change";
import type { FittedFramework } from "@/lib/framework/shapes";

const term = (key: string) => ({
  key,
  coefficient: 0,
  standardError: 0,
  standardised: 0,
  ciLow: null,
  ciHigh: null,
  byConstruction: false,
  fixed: false,
});
const equation = (outcome: string, inputs: string[]) => ({
  outcome,
  kind: "ols" as const,
  grain: "customer" as const,
  n: 10,
  r2: 0,
  intercept: 0,
  terms: inputs.map(term),
});

const fitted: FittedFramework = {
  variables: [],
  equations: [
    equation("hold", ["outage"]),
    equation("stays", ["hold"]),
    equation("value", ["stays", "hold"]),
  ],
  effects: [],
  dropped: [],
  leftOut: [],
  coverage: [],
  draws: [
    [2, -0.1, 50, 1],
    [3, -0.2, 50, 1],
  ],
  fittedShares: { stays: [0.05, 0.5] },
  valueYears: 1,
  teamShares: {},
  npsPerAnswer: null,
  customersWithValue: 10,
  customersMeasured: 10,
  currency: "EUR",
  meta: { n: 10, excluded: {}, grain: "customer", seed: 1, samples: 2, dataVersion: "" },
};

test("a change runs along every path, in every draw by that draw's own strength", () => {
  const carried = carryChange(fitted, new Map([["hold", -1]]));
  expect(Array.from(carried.get("stays") ?? [])).toEqual([
    expect.closeTo(0.1, 12),
    expect.closeTo(0.2, 12),
  ]);
  expect(carried.get("value")?.[1]).toBeCloseTo(50 * 0.2 - 1, 12);
  expect(carried.has("outage")).toBe(false);
});

test("two changes add up, and nobody stays with less than no probability", () => {
  const carried = carryChange(
    fitted,
    new Map([
      ["outage", 1],
      ["hold", 1],
    ]),
  );
  expect(carried.get("hold")?.[0]).toBe(3);
  // −0.3 for one half, but only −0.05 for those who would hardly have stayed anyway.
  expect(carried.get("stays")?.[0]).toBeCloseTo(-0.175, 12);
  expect(boundedChange([0.5, 0.95], 0.1)).toBeCloseTo(0.075, 12);
});
