import { expect, test } from "vitest";
import { scoreChange } from "@/lib/analysis/score-change";
import type { ScoreGroup } from "@/lib/analysis/shapes";

function nps(promoters: number, passives: number, detractors: number): ScoreGroup {
  const n = promoters + passives + detractors;
  const value = (100 * (promoters - detractors)) / n;
  return { key: "all", n, value, ciLow: 0, ciHigh: 0, promoters, passives, detractors };
}
const share = (value: number, n: number): ScoreGroup => ({
  key: "all",
  n,
  value,
  ciLow: 0,
  ciHigh: 0,
});

test("a large change of many answers is beyond noise, of few it is not", () => {
  const many = scoreChange("nps", nps(600, 200, 200), nps(500, 200, 300));
  expect(many).toMatchObject({ difference: 20, beyondNoise: true });
  expect(scoreChange("nps", nps(6, 2, 2), nps(5, 2, 3))?.beyondNoise).toBe(false);
});

test("shares are compared by the difference of two proportions", () => {
  const change = scoreChange("csat", share(0.6, 100), share(0.5, 100));
  // se = √(0.24/100 + 0.25/100) = 0.07
  expect(change?.ciLow).toBeCloseTo(0.1 - 1.959963984540054 * 0.07, 12);
  expect(change?.beyondNoise).toBe(false);
});

test("what is withheld is compared with nothing", () => {
  const hidden: ScoreGroup = { key: "all", n: 3, value: null, ciLow: null, ciHigh: null };
  expect(scoreChange("nps", nps(6, 2, 2), hidden)).toBeNull();
  expect(scoreChange("nps", nps(6, 2, 2), undefined)).toBeNull();
});
