import { expect, test } from "vitest";
import { type AnsweredStep, inFifths, scoreGroups } from "@/lib/analysis/score-groups";
import { metricNamed } from "@/lib/metrics/metric";

const nps = metricNamed("nps");

function answers(key: string | null, scores: (number | null)[]): AnsweredStep[] {
  return scores.map((score) => ({ key, score, n: 10 }));
}

test("each group has its score, interval and classes", () => {
  const { groups, n } = scoreGroups(answers("web", [10, 9, 8, 3]), nps, "channel", 5);
  expect(n).toBe(40);
  expect(groups).toHaveLength(1);
  expect(groups[0]).toMatchObject({
    key: "web",
    n: 40,
    value: 25,
    promoters: 20,
    passives: 10,
    detractors: 10,
    mean: 7.5,
  });
  expect(groups[0]?.ciLow).toBeLessThan(25);
});

test("satisfaction is the share of satisfied customers", () => {
  const { groups } = scoreGroups(answers("all", [5, 4, 3, 1]), metricNamed("csat"), "all", 5);
  expect(groups[0]).toMatchObject({ value: 0.5, mean: 3.25 });
  expect(groups[0]).not.toHaveProperty("promoters");
});

test("what is missing or off the scale is counted and left out", () => {
  const all = [...answers("web", [10, null, 11, 3.5]), ...answers(null, [9])];
  const { n, excluded } = scoreGroups(all, nps, "interaction.channel", 5);
  expect(n).toBe(10);
  expect(excluded).toEqual({ "no nps": 10, "off the scale": 20, "no interaction.channel": 10 });
});

test("a small group is withheld, and with it the one that would reveal it", () => {
  const small: AnsweredStep[] = [
    { key: "a", score: 9, n: 50 },
    { key: "b", score: 2, n: 3 },
    { key: "c", score: 7, n: 12 },
  ];
  const { groups } = scoreGroups(small, nps, "team", 5);
  expect(groups.map(({ key, n, value, withheld }) => [key, n, value, withheld])).toEqual([
    ["a", 50, 100, undefined],
    ["b", 3, null, true],
    ["c", 12, null, true],
  ]);
});

test("without answers there are no groups", () => {
  expect(scoreGroups([], nps, "all", 5)).toEqual({ groups: [], n: 0, excluded: {} });
});

test("a measurement is cut into five groups of about equal size", () => {
  const measured = Array.from({ length: 100 }, (_, k) => ({ key: `${k}`, score: 9, n: 1 }));
  const keys = [...new Set(inFifths(measured).map(({ key }) => key))];
  expect(keys).toEqual(["0 to 19", "20 to 39", "40 to 59", "60 to 79", "80 to 99"]);
});

test("equal values stay together, however many they are", () => {
  const zeros = { key: "0", score: 9, n: 70 };
  const others = Array.from({ length: 30 }, (_, k) => ({ key: `${k + 1}`, score: 9, n: 1 }));
  const keys = [...new Set(inFifths([zeros, ...others]).map(({ key }) => key))];
  expect(keys).toEqual(["0", "1 to 10", "11 to 30"]);
});
