import { expect, test } from "vitest";
import { age, basisOfCell, cellSentence, cellTitle } from "./words";

const cell = {
  x: "kpi.hold",
  y: "nps",
  r: -0.412,
  n: 5962,
  ciLow: -0.437,
  ciHigh: -0.39,
  p: 1e-9,
  q: 1e-8,
  method: "spearman",
  grain: "interaction",
  status: "ok",
} as const;
const variable = {
  key: "kpi.hold",
  label: "Hold time",
  level: "operational",
  kind: "continuous",
  unit: "s",
  direction: "lower",
  grain: "interaction",
  n: 9,
  scale: null,
  role: "driver",
} as const;
const nps = { ...variable, key: "nps", label: "NPS answer", kind: "ordinal" } as const;

test("a cell tells its whole story in its title", () => {
  expect(cellTitle(cell, "Hold time", "NPS answer")).toBe(
    "Hold time and NPS answer: −0.41, interval −0.44 to −0.39, n = 5,962 interactions, q < 0.001, Spearman",
  );
  const constant = { ...cell, r: null, status: "no-variation" } as const;
  expect(cellTitle(constant, "A", "B")).toBe("A and B: no variation, n = 5,962");
});

test("a pair is put in a sentence that claims no more than the numbers do", () => {
  expect(cellSentence(cell, variable, nps)).toBe(
    "Higher values of Hold time go moderately with lower values of NPS answer.",
  );
  expect(cellSentence({ ...cell, q: 0.2 }, variable, nps)).toBe(
    "Hold time and NPS answer do not go together beyond chance.",
  );
  const constant = { ...cell, r: null, status: "no-variation" } as const;
  expect(cellSentence(constant, variable, nps)).toBe("Hold time and NPS answer: no variation.");
});

test("averages are called averages, and q says among how many pairs", () => {
  expect(basisOfCell({ ...cell, grain: "customer" }, 153)).toBe(
    "Spearman r = −0.41 (95 % interval −0.44 to −0.39); n = 5,962 customers, averages of each; q < 0.001 among 153 pairs. Association, not cause.",
  );
});

test("a kept result says how old it is", () => {
  const now = new Date("2026-03-02T12:00:00Z");
  const ago = (minutes: number) => age(new Date(now.getTime() - minutes * 60_000), now);
  expect(ago(0)).toBe("Computed just now.");
  expect(ago(7)).toContain("7 min ago");
  expect(ago(120)).toContain("2 h ago");
  expect(ago(60 * 72)).toContain("3 days ago");
  expect(age(now, now, false)).toBe("Computed just now; data have come in since.");
});
