import { expect, test } from "vitest";
import { metricNamed, metricNames } from "./metric";

test("each metric has its scale", () => {
  expect(metricNames.map((name) => metricNamed(name).scale)).toMatchObject([
    { min: 0, max: 10 },
    { min: 1, max: 5 },
    { min: 1, max: 7 },
  ]);
});

test("only NPS sorts customers into classes", () => {
  expect(metricNamed("nps").classOf(9)).toBe("promoter");
  expect(metricNamed("csat").classOf(5)).toBeNull();
  expect(metricNamed("ces").classOf(1)).toBeNull();
});

test("NPS of answers per step: two detractors, one passive, one promoter", () => {
  const score = metricNamed("nps").scoreOf([1, 0, 0, 0, 0, 0, 1, 1, 0, 0, 1]);
  expect(score).toMatchObject({ n: 4, value: -25, mean: 5.75 });
  expect(score.ciLow).toBeLessThan(-25);
});

test("CSAT and CES are shares of satisfied customers", () => {
  expect(metricNamed("csat").scoreOf([1, 0, 0, 2, 1])).toMatchObject({ n: 4, value: 0.75 });
  expect(metricNamed("ces").scoreOf([0, 0, 0, 1, 1, 0, 2])).toMatchObject({
    value: 0.75,
    mean: 5.75,
  });
});

test("a score is the mean of what its answers count", () => {
  for (const name of metricNames) {
    const { scale, scoreOf, worthOf } = metricNamed(name);
    const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, k) => scale.min + k);
    const counts = steps.map((step) => 1 + (step % 3));
    const sum = steps.reduce((total, step, k) => total + worthOf(step) * (counts[k] ?? 0), 0);
    const answers = counts.reduce((total, count) => total + count, 0);
    const points = name === "nps" ? 100 : 1;
    expect(scoreOf(counts).value).toBeCloseTo((points * sum) / answers, 12);
  }
});
