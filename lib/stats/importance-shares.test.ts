import { expect, test } from "vitest";
import { sharesOf, sharesOfMoments } from "./importance-shares";
import { fromRows } from "./matrix";
import { momentsOf } from "./moments";

test("either measure shares out the same R²", () => {
  const correlations = fromRows([
    [1, 0.3, 0.5],
    [0.3, 1, 0.4],
    [0.5, 0.4, 1],
  ]);
  const total = (measure: "lmg" | "relative-weights") =>
    sharesOf(correlations, measure).reduce((sum, share) => sum + share, 0);
  expect(total("lmg")).toBeCloseTo(total("relative-weights"), 13);
});

test("a constant driver explains nothing, the other explains what it did", () => {
  const moments = momentsOf([
    [5, 5, 5, 5],
    [1, 2, 3, 4],
    [2, 1, 4, 3],
  ]);
  for (const measure of ["lmg", "relative-weights"] as const) {
    expect(sharesOfMoments(moments, measure)).toEqual([0, expect.closeTo(0.36, 13)]);
  }
});

test("a constant outcome leaves nothing to share", () => {
  const moments = momentsOf([
    [1, 2, 3],
    [4, 4, 4],
  ]);
  expect(sharesOfMoments(moments, "lmg")).toBeNull();
});
