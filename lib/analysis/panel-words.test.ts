import { expect, test } from "vitest";
import { basis, driversMethod, matrixFinding } from "@/lib/analysis/panel-words";
import type { CorrelationCell, DriversAnswer, Variable } from "@/lib/analysis/shapes";

test("a result says how many units it rests on and why others were left out", () => {
  const meta = { n: 4054, excluded: { "no csat": 946 }, grain: "interaction", dataVersion: "v" };
  const labelOf = (key: string) => (key === "csat" ? "CSAT answer" : key);
  expect(basis({ ...meta, grain: "interaction" }, labelOf)).toBe(
    "n = 4,054 interactions; left out: 946 without CSAT answer",
  );
});

test("the method names what was resampled", () => {
  const answer: DriversAnswer = {
    outcome: "nps",
    r2: 0.42,
    adjustedR2: 0.41,
    n: 100,
    intercept: 1,
    residualStandardError: 1,
    intervalOf: "lmg",
    samples: 1000,
    clusters: 100,
    threshold: 0.01,
    drivers: [],
    keyDrivers: [],
    dropped: [],
    meta: { n: 100, excluded: {}, grain: "interaction", dataVersion: "v" },
  };
  const told = (over: Partial<DriversAnswer>) => driversMethod({ ...answer, ...over });
  expect(told({})).toContain("1,000 resamples of 100 rows");
  expect(told({ clusters: 40 })).toContain("of 40 customers");
  expect(told({ meta: { ...answer.meta, grain: "period" } })).toContain("of 100 days");
  expect(told({ samples: 0 })).not.toContain("resamples");
});

test("the matrix is summed up by what goes together beyond chance, across levels", () => {
  const variable = (key: string, level: Variable["level"]) =>
    ({ key, label: key.toUpperCase(), level }) as Variable;
  const cell = (x: string, y: string, r: number, q: number) =>
    ({ x, y, r, p: q, q }) as CorrelationCell;
  const variables = [variable("a", "operational"), variable("b", "operational")];
  const all = [...variables, variable("c", "experience")];
  const cells = [cell("a", "b", 0.9, 0.001), cell("a", "c", -0.3, 0.001), cell("b", "c", 0.1, 0.6)];
  expect(matrixFinding(cells, all)).toBe(
    "2 of 3 pairs go together beyond chance (q < 0.05). The strongest link between two levels: A and C, −0.30.",
  );
  expect(matrixFinding([cell("b", "c", 0.1, 0.6)], all)).toBe(
    "None of 1 pairs goes together beyond chance.",
  );
  expect(matrixFinding([], all)).toContain("more rows are needed");
});
