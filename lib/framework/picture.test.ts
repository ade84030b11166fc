import { expect, test } from "vitest";
import { arrowsOf, columnsOf, type FrameworkPicture, worthOf } from "@/lib/framework/picture";

const node = (key: string, level: "operational" | "experience" | "value") => ({
  key,
  label: key,
  level,
  kind: "continuous" as const,
  unit: null,
  direction: "lower" as const,
  n: 100,
  mean: 0,
  sd: 2,
  p1: -4,
  p99: 4,
});
const term = (key: string, standardised: number, ciLow: number, ciHigh: number) => ({
  key,
  coefficient: standardised,
  standardError: 0.1,
  standardised,
  ciLow,
  ciHigh,
  byConstruction: false,
  fixed: false,
});
const equation = {
  kind: "ols" as const,
  grain: "customer" as const,
  n: 100,
  r2: 0.2,
  intercept: 0,
};
const effect = { from: "hold", to: "customer.clv", direct: 0, indirect: -3, total: -3 };

const picture: FrameworkPicture = {
  ...{ part: {}, offered: { teams: [], touchpoints: [] } },
  variables: [
    node("customer.clv", "value"),
    node("nps", "experience"),
    node("hold", "operational"),
  ],
  equations: [
    { ...equation, outcome: "nps", terms: [term("hold", -0.5, -0.6, -0.4)] },
    { ...equation, outcome: "customer.clv", terms: [term("nps", 0.1, -0.1, 0.3)] },
  ],
  effects: [{ ...effect, ciLow: -5, ciHigh: -1, indirectLow: -5, indirectHigh: -1 }],
  dropped: [],
  leftOut: [],
  coverage: [],
  customersWithValue: 10,
  customersMeasured: 10,
  valueYears: 3,
  teamShares: { hold: { A: 0.25 } },
  currency: "EUR",
  computedAt: new Date(0),
  timeZone: "UTC",
  teams: ["A"],
  scenarios: [],
  decided: [],
  choices: [],
  meta: { n: 100, excluded: {}, grain: "customer", seed: 1, samples: 100, dataVersion: "" },
};

test("columns stand in the order of the chain, and the strongest arrow is drawn last", () => {
  expect(columnsOf(picture).map(({ title }) => title)).toEqual([
    "Operational",
    "Experience",
    "Value",
  ]);
  const arrows = arrowsOf(picture);
  expect(arrows.map(({ from, isClear }) => [from.key, isClear])).toEqual([
    ["nps", false],
    ["hold", true],
  ]);
});

test("one point in the good direction is worth its effect on all customers in a year", () => {
  expect(worthOf(picture)).toMatchObject([
    { step: -1, perYear: 10, low: 10 / 3, high: 50 / 3, isClear: true },
  ]);
});

test("a team answers for its own part, and not for what others do", () => {
  expect(worthOf(picture, "A")).toMatchObject([{ perYear: 2.5 }]);
  expect(worthOf(picture, "B")).toEqual([]);
});

test("a point of a share is a hundredth", () => {
  const shares = picture.variables.map((each) => ({ ...each, p1: 0, p99: 1, sd: 0.3 }));
  expect(worthOf({ ...picture, variables: shares })).toMatchObject([{ step: -0.01 }]);
});
