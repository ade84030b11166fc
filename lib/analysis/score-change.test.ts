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
  // Newcombe's interval: Wilson has 0.5020 to 0.6906 and 0.4038 to 0.5962.
  expect(change?.ciLow).toBeCloseTo(0.1 - Math.hypot(0.6 - 0.502, 0.5962 - 0.5), 4);
  expect(change?.ciHigh).toBeCloseTo(0.1 + Math.hypot(0.6906 - 0.6, 0.5 - 0.4038), 4);
  expect(change?.beyondNoise).toBe(false);
});

test("where everybody said the same there is noise, and a large difference is news", () => {
  const all = scoreChange("csat", share(1, 20), share(0, 20));
  expect(all).toMatchObject({ difference: 1, ciHigh: 1, beyondNoise: true });
  expect(all?.ciLow).toBeCloseTo(1 - Math.SQRT2 * 0.1611, 3);
  const opposite = scoreChange("nps", nps(20, 0, 0), nps(0, 0, 20));
  expect(opposite).toMatchObject({ difference: 200, ciHigh: 200, beyondNoise: true });
  expect(opposite?.ciLow).toBeLessThan(180);
  const same = scoreChange("nps", nps(5, 0, 0), nps(5, 0, 0));
  expect(same).toMatchObject({ difference: 0, p: 1, beyondNoise: false });
  expect(same?.ciLow).toBeLessThan(-50);
});

test("what is withheld is compared with nothing", () => {
  const hidden: ScoreGroup = { key: "all", n: 3, value: null, ciLow: null, ciHigh: null };
  expect(scoreChange("nps", nps(6, 2, 2), hidden)).toBeNull();
  expect(scoreChange("nps", nps(6, 2, 2), undefined)).toBeNull();
});
