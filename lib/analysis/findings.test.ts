import { expect, test } from "vitest";
import { driverSentence, headline, niceStep } from "@/lib/analysis/findings";
import type { Driver, Variable } from "@/lib/analysis/shapes";

const nps: Variable = {
  key: "nps",
  label: "NPS answer",
  level: "experience",
  kind: "ordinal",
  unit: null,
  direction: "higher",
  grain: "interaction",
  n: 900,
  scale: { min: 0, max: 10 },
  role: "outcome",
};
const hold: Variable = {
  ...nps,
  key: "kpi.hold",
  label: "Hold time",
  kind: "continuous",
  unit: "s",
  scale: null,
  role: "driver",
};
const driver: Driver = {
  key: "kpi.hold",
  coefficient: -0.024,
  standardError: 0.001,
  t: -24,
  p: 0,
  beta: -0.4,
  r: -0.4,
  partialR: -0.4,
  vif: 1,
  lmg: 0.16,
  lmgShare: 0.5,
  lmgLow: 0.13,
  lmgHigh: 0.19,
  relativeWeight: 0.16,
  q: 0,
  mean: 60,
  sd: 31,
  min: 0,
  max: 200,
  performance: 50,
  better: "lower",
  betterFrom: "declared",
  quadrant: "fix-first",
  penalty: null,
  reward: null,
  contrast: null,
  asymmetry: null,
};
const labels: Record<string, string> = { "kpi.hold": "Hold time", "kpi.fcr": "Solved at once" };
const labelOf = (key: string) => labels[key] ?? key;
const of = (count: number) => Array.from({ length: count }, () => driver);

test("no key driver is said plainly", () => {
  expect(headline({ drivers: of(4), keyDrivers: [] }, nps, labelOf)).toBe(
    "No key driver found: none of the four conditions goes with the NPS answer beyond chance.",
  );
});

test("key drivers are named, most important first; few are called few", () => {
  const keyDrivers = ["kpi.fcr", "kpi.hold"];
  expect(headline({ drivers: of(9), keyDrivers }, nps, labelOf)).toBe(
    "Only two of nine conditions clearly go with the NPS answer: solved at once and hold time.",
  );
});

test("a driver's sentence says which way, how much, and its share with limits", () => {
  expect(driverSentence(driver, hold, nps)).toBe(
    "Hold time: with 50 s more, the NPS answer is 1.2 points lower. It explains 16\u00a0% (13–19\u00a0%) of the differences.",
  );
});

test("what the poor end costs stands beside it, with its interval", () => {
  const contrast = {
    ...{ penaltyLow: -1.02, penaltyHigh: -0.58, rewardLow: 0.11, rewardHigh: 0.49 },
    ...{ poorFrom: 90, goodFrom: 20 },
  };
  const both = { ...driver, penalty: -0.8, reward: 0.3, contrast, asymmetry: "both" as const };
  expect(driverSentence(both, hold, nps)).toMatch(
    /At 90 s or more it is 0.8 points lower \(0.6–1.0\) than in between\.$/,
  );
  expect(driverSentence({ ...both, asymmetry: "delights" }, hold, nps)).toMatch(
    /At 20 s or less it is 0.3 points higher \(0.1–0.5\) than in between\.$/,
  );
  const small = { ...contrast, penaltyLow: -0.061, penaltyHigh: -0.013 };
  expect(driverSentence({ ...both, penalty: -0.037, contrast: small }, hold, nps)).toMatch(
    /it is 0.04 points lower \(0.01–0.06\) than in between\.$/,
  );
});

test("a condition that is or is not is compared with its absence", () => {
  const solved = { ...hold, label: "Solved at once", kind: "binary" as const, unit: null };
  const churn = {
    ...nps,
    label: "Retention",
    level: "strategic" as const,
    kind: "binary" as const,
  };
  const stays = { ...driver, coefficient: 0.12, r: 0.3, mean: 0.7, min: 0, max: 1 };
  expect(driverSentence(stays, solved, churn)).toContain(
    "Solved at once: where it holds, retention is 12 percentage points higher.",
  );
  const plan = { ...stays, mean: 1.2, min: 1, max: 2 };
  expect(driverSentence(plan, { ...solved, label: "plan" }, churn)).toContain(
    "Plan: with 2 instead of 1, retention is 12 percentage points higher.",
  );
});

test("a driver that turns around among the others says so", () => {
  expect(driverSentence({ ...driver, r: 0.1 }, hold, nps)).toContain("the other way");
});

test("steps are round and at least a standard deviation", () => {
  expect([31, 0.5, 0.7, 120, 1, 0].map(niceStep)).toEqual([50, 0.5, 1, 200, 1, 1]);
});
