import { expect, test } from "vitest";
import { fourElementValue } from "@/lib/stats/clv/simple-value";
import { pearson } from "@/lib/stats/pearson";
import { leastSquares } from "@/lib/stats/regression";
import { relativeImportance } from "@/lib/stats/relative-importance";
import { dayOf } from "./calendar";
import type { Person } from "./customers";
import { usualDemo } from "./fill-demo";
import type { SimulatedResponse } from "./responses";
import { simulate } from "./simulate";
import { findings, loyaltyEffects } from "./truth";

const until = dayOf("2026-03-10");
// Two organisations, so that what is found is the truth and not one seed's luck.
const worlds = [usualDemo.seed, 77].map((seed) => simulate({ customers: 3_000, until, seed }));

const system: Record<string, "availability" | "pageErrors"> = {
  "kpi.app_availability": "availability",
  "kpi.page_errors": "pageErrors",
};

function readingOf({ answers, interaction }: SimulatedResponse, variable: string): number {
  const [, key = ""] = variable.split(".");
  const measured = system[variable];
  if (measured) return interaction.conditions[measured];
  return Number(variable.startsWith("answer.") ? answers[key] : interaction.kpis[key]);
}

/** The likelihood to recommend on some variables, over the responses that have them all. */
function explain(responses: readonly SimulatedResponse[], variables: readonly string[]) {
  const rows = responses
    .map((one) => ({
      nps: Number(one.answers.nps),
      x: variables.map((name) => readingOf(one, name)),
    }))
    .filter(({ x }) => x.every(Number.isFinite));
  const columns = variables.map((_, j) => rows.map(({ x }) => x[j] ?? Number.NaN));
  const outcome = rows.map(({ nps }) => nps);
  const { coefficients, t } = leastSquares(columns, outcome);
  const { lmg } = relativeImportance(columns, outcome);
  const found = variables.map((name, j) => ({
    name,
    coefficient: coefficients[j] ?? Number.NaN,
    t: t[j] ?? Number.NaN,
    lmg: lmg?.[j] ?? Number.NaN,
  }));
  return new Map(found.map((each) => [each.name, each]));
}

const ratings = [...findings.drivers, "answer.clarity"];
const contactKpis = [
  ...findings.throughRatings,
  "kpi.talk_time",
  "kpi.handle_time",
  "kpi.menu_steps",
];

test.each(worlds)("the ratings that move loyalty are found, in order and size", ({ responses }) => {
  const found = explain(responses, ratings);
  const strongest = [...found.values()].sort((a, b) => b.lmg - a.lmg).map(({ name }) => name);
  expect(strongest.slice(0, 4)).toEqual(findings.drivers);
  for (const name of findings.drivers) {
    const { coefficient = 0, t = 0 } = found.get(name) ?? {};
    const truth = new Map(Object.entries(loyaltyEffects.perRating)).get(name.slice(7)) ?? 0;
    expect(t).toBeGreaterThan(5);
    // The answer ends at 10, which flattens every effect a little.
    expect(coefficient / truth).toBeGreaterThan(0.75);
    expect(coefficient / truth).toBeLessThan(1.1);
  }
});

test.each(worlds)(
  "what only goes along with drivers explains nothing by itself",
  ({ responses }) => {
    const [alone, beside] = [explain(responses, ["answer.clarity"]), explain(responses, ratings)];
    expect(alone.get("answer.clarity")?.t).toBeGreaterThan(2);
    expect(Math.abs(beside.get("answer.clarity")?.t ?? 9)).toBeLessThan(3);
  },
);

test.each(worlds)("KPIs move loyalty in their direction, the others do not", ({ responses }) => {
  const found = explain(responses, contactKpis);
  const signs = findings.throughRatings.map((name) => Math.sign(found.get(name)?.t ?? 0));
  expect(signs).toEqual([1, -1, -1, -1]);
  for (const name of findings.throughRatings) {
    expect(Math.abs(found.get(name)?.t ?? 0)).toBeGreaterThan(4);
  }
  for (const name of ["kpi.talk_time", "kpi.handle_time", ...findings.nothing]) {
    expect(Math.abs(found.get(name)?.t ?? 9)).toBeLessThan(3);
  }
  expect(found.get("kpi.menu_steps")?.lmg).toBeLessThan(0.001);
});

test.each(worlds)("beside the ratings, no KPI has anything left to explain", ({ responses }) => {
  const found = explain(responses, [...ratings, ...contactKpis]);
  for (const name of contactKpis) expect(Math.abs(found.get(name)?.t ?? 9)).toBeLessThan(3);
});

test.each(worlds)("systems move loyalty, but only through what is operational", ({ responses }) => {
  const [alone, beside] = [
    explain(responses, ["kpi.app_availability"]),
    explain(responses, [...findings.throughOperations, ...findings.throughRatings]),
  ];
  expect(alone.get("kpi.app_availability")?.t).toBeGreaterThan(5);
  expect(explain(responses, ["kpi.page_errors"]).get("kpi.page_errors")?.t).toBeLessThan(-2);
  for (const name of findings.throughOperations) {
    expect(Math.abs(beside.get(name)?.t ?? 9)).toBeLessThan(3);
  }
});

test.each(worlds)("loyal customers stay, and staying is worth money", ({ responses, endings }) => {
  const answers = new Map<Person, number[]>();
  for (const {
    person,
    answers: { nps },
  } of responses) {
    answers.set(person, [...(answers.get(person) ?? []), Number(nps)]);
  }
  const known = endings.flatMap(({ person, retained, annualRevenue, costToServe }) => {
    const given = answers.get(person);
    if (!given) return [];
    const { acquiredOn, acquisitionCost, grossMargin } = person.facts;
    const value = fourElementValue({
      annualRevenue,
      marginShare: grossMargin,
      annualCostToServe: costToServe,
      years: ((person.leftOn ?? until) - acquiredOn) / 365.25,
      acquisitionCost,
    });
    return [{ nps: given.reduce((a, b) => a + b) / given.length, retained: +retained, value }];
  });
  const column = (name: "nps" | "retained" | "value") => known.map((one) => one[name]);
  for (const [x, y] of [
    ["nps", "retained"],
    ["retained", "value"],
    ["nps", "value"],
  ] as const) {
    const { r, p } = pearson(column(x), column(y));
    expect(r).toBeGreaterThan(0.05);
    expect(p).toBeLessThan(0.001);
  }
  const stayed = column("retained").reduce((a, b) => a + b) / known.length;
  expect(stayed).toBeGreaterThan(0.7);
  expect(stayed).toBeLessThan(0.9);
});
