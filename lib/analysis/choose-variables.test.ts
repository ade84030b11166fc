import { expect, test } from "vitest";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import {
  byConstruction,
  chooseDrivers,
  driverCandidates,
  matrixVariables,
  outcomesOf,
} from "@/lib/analysis/choose-variables";
import { grainOf, type Unit } from "@/lib/analysis/response-matrix";
import type { CorrelationCell, Variable } from "@/lib/analysis/shapes";

function entry(key: string, over: Partial<Variable> = {}, unit: Unit = "interaction") {
  const variable: Variable = {
    key,
    label: key,
    level: "operational",
    kind: "continuous",
    unit: null,
    direction: "neutral",
    grain: grainOf(unit),
    n: 100,
    scale: null,
    role: "driver",
    ...over,
  };
  return { variable, unit, source: { from: "answer", key } } satisfies CatalogueEntry;
}

const outcome = { level: "experience", role: "outcome" } as const;
const entries = [
  entry("kpi.hold"),
  entry("kpi.uptime", { level: "technical" }, "day"),
  entry("nps", outcome),
  entry("answer.nps", outcome),
  entry("csat", outcome),
  entry("answer.ease", { level: "experience" }),
  entry("answer.age", { level: "experience", role: "profile" }),
  entry("customer.clv", { level: "value", role: "outcome" }, "customer"),
  entry("customer.annualRevenue", { level: "value", role: "outcome" }, "customer"),
  entry("customer.tenure", { level: "strategic", role: "outcome" }, "customer"),
  entry("customer.retained", { level: "strategic", role: "outcome" }, "customer"),
];
const keysOf = (variables: readonly { key: string }[]) => variables.map(({ key }) => key);

test("outcomes come in their usual order, each once", () => {
  expect(keysOf(outcomesOf(entries))).toEqual(["nps", "csat", "customer.clv", "customer.retained"]);
});

test("the matrix runs from technical to value, without the parts of value", () => {
  expect(keysOf(matrixVariables(entries))).toEqual([
    "kpi.uptime",
    "kpi.hold",
    "answer.ease",
    "csat",
    "nps",
    "customer.retained",
    "customer.tenure",
    "customer.clv",
  ]);
});

test("of more than fit, conditions known least often go, and no outcome", () => {
  const many = Array.from({ length: 70 }, (_, k) => entry(`kpi.k${k}`, { n: 100 + k }));
  const keys = keysOf(matrixVariables([...many, entry("nps", { role: "outcome", n: 1 })]));
  expect(keys).toHaveLength(60);
  expect(keys).toContain("nps");
  expect(keys).not.toContain("kpi.k10");
  expect(keys).toContain("kpi.k11");
});

test("conditions and ratings may explain a score; other scores and value may not", () => {
  const { candidates, leftOut } = driverCandidates(entries, "nps", undefined);
  expect(keysOf(candidates)).toEqual(["kpi.hold", "answer.ease"]);
  expect(leftOut).toEqual([
    { key: "kpi.uptime", label: "kpi.uptime", why: "known per day only: compare per day" },
  ]);
});

test("compared per day, what is known per day may explain too", () => {
  expect(keysOf(driverCandidates(entries, "nps", "period").candidates)).toContain("kpi.uptime");
});

test("experience may explain value, but what value is made of may not", () => {
  const { candidates } = driverCandidates(entries, "customer.clv", undefined);
  expect(keysOf(candidates)).toEqual(["kpi.hold", "kpi.uptime", "nps", "csat", "answer.ease"]);
});

test("value and the time it was made in go together by construction", () => {
  const [tenure, clv, nps] = [{ key: "customer.tenure" }, { key: "customer.clv" }, { key: "nps" }];
  expect(byConstruction(tenure, clv)).toBe(true);
  expect(byConstruction(clv, tenure)).toBe(true);
  expect(byConstruction(clv, nps)).toBe(false);
  expect(byConstruction({ key: "kpi.share", madeOf: ["nps"] }, nps)).toBe(true);
});

function cell(y: string, n: number, r: number): CorrelationCell {
  const numbers = { r, n, ciLow: null, ciHigh: null, p: null, q: null };
  return { x: "nps", y, ...numbers, method: "pearson", grain: "interaction", status: "ok" };
}

test("a condition known for few of the answers is left out, with how few", () => {
  const candidates = [entry("a").variable, entry("b").variable];
  const { drivers, leftOut } = chooseDrivers(candidates, "nps", [
    cell("a", 1000, 0.2),
    cell("b", 400, 0.9),
  ]);
  expect(keysOf(drivers)).toEqual(["a"]);
  expect(leftOut).toEqual([{ key: "b", label: "b", why: "known for 400 of 1000" }]);
});

test("of many the strongest twelve are kept, in the order given", () => {
  const candidates = Array.from({ length: 14 }, (_, k) => entry(`d${k}`).variable);
  const cells = candidates.map(({ key }, k) => cell(key, 100, k / 20));
  const { drivers, leftOut } = chooseDrivers(candidates, "nps", cells);
  expect(keysOf(drivers)).toEqual(keysOf(candidates.slice(2)));
  expect(keysOf(leftOut)).toEqual(["d0", "d1"]);
});
