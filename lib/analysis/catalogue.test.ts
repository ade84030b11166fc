import { expect, test } from "vitest";
import { type CatalogueFacts, catalogueOf, kindOf } from "@/lib/analysis/catalogue";

const count = (key: string, over: object = {}) => ({ key, n: 9, numbers: 9, distinct: 5, ...over });
const none = { n: 0, distinct: 0 };
const noFields = {
  clv: 0,
  annualRevenue: 0,
  grossMargin: 0,
  costToServe: 0,
  acquisitionCost: 0,
  tenure: 0,
  retained: 0,
  annualMargin: 0,
  probabilityAlive: 0,
};
const facts: CatalogueFacts = {
  currency: "EUR",
  kpis: [],
  interactionKpis: [],
  customerKpis: [],
  periodKpis: [],
  computedKpis: [],
  answers: [],
  attributes: [],
  questions: [],
  metrics: { nps: none, csat: none, ces: none },
  customers: noFields,
  groupings: [],
};
const kpi = {
  id: "1",
  key: "hold",
  label: "Hold time",
  level: "operational",
  unit: "s",
  direction: "lower",
  grain: "interaction",
  formula: null,
} as const;
const labelsOf = (given: Partial<CatalogueFacts>) =>
  catalogueOf({ ...facts, ...given }).map(({ variable }) => variable.label);

test("two values are binary, ratings ordinal, the rest is measured", () => {
  expect([kindOf(2, true), kindOf(5, true), kindOf(5, false)]).toEqual([
    "binary",
    "ordinal",
    "continuous",
  ]);
});

test("a KPI is listed once it has values, at the grain it is measured at", () => {
  expect(catalogueOf({ ...facts, kpis: [kpi] })).toEqual([]);
  const perDay = { ...kpi, grain: "period" as const };
  const [daily] = catalogueOf({
    ...facts,
    kpis: [perDay],
    periodKpis: [{ ...count("1"), perTeam: false }],
  });
  expect([daily?.unit, daily?.variable.grain]).toEqual(["day", "period"]);
  const [ofTeams] = catalogueOf({
    ...facts,
    kpis: [perDay],
    periodKpis: [{ ...count("1"), perTeam: true }],
  });
  expect(ofTeams?.unit).toBe("team-day");
});

test("a rating of a measured thing is told apart from the measurement", () => {
  const labels = labelsOf({
    kpis: [kpi],
    interactionKpis: [count("hold")],
    answers: [count("hold")],
    questions: [{ key: "hold", label: "Hold time", role: "driver", kind: "scale", min: 1, max: 5 }],
  });
  expect(labels).toEqual(["Hold time", "Hold time (rated)"]);
});

test("comments, and attributes with words among the numbers, are no variables", () => {
  const comment = { key: "why", label: "Why", role: "comment", kind: "text", min: null, max: null };
  expect(labelsOf({ answers: [count("why")], questions: [comment] })).toEqual([]);
  expect(labelsOf({ attributes: [count("plan", { numbers: 8 })] })).toEqual([]);
});
