import fc from "fast-check";
import { expect, test } from "vitest";
import { effectiveAnswers } from "./effective-answers";
import { seededRandom } from "./random";

/** Clusters of answers as their sums, and the variance of one answer. */
function summed(clusters: readonly (readonly number[])[]) {
  const add = (of: (each: readonly number[]) => number) =>
    clusters.reduce((sum, each) => sum + of(each), 0);
  const s = (each: readonly number[]) => each.reduce((sum, value) => sum + value, 0);
  const all = clusters.flat();
  const mean = s(all) / all.length;
  const variance = all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length;
  const sums = {
    ...{ n: clusters.length, a: s(all), b: all.length, aa: add((each) => s(each) ** 2) },
    ...{ ab: add((each) => s(each) * each.length), bb: add((each) => each.length ** 2) },
  };
  return { sums, variance };
}

const effective = (clusters: readonly (readonly number[])[]) => {
  const { sums, variance } = summed(clusters);
  return effectiveAnswers(sums, variance);
};

// In R: y <- c(1,1,1, 0,0, 1,0, 1,1,1,1, 0); g <- rep(1:5, c(3,2,2,4,1)); m <- mean(y); n <- 12
// e <- tapply(y - m, g, sum); var(y) / (5 / 4 * sum(e^2) / n^2)
test("by the formula in R", () => {
  const found = effective([[1, 1, 1], [0, 0], [1, 0], [1, 1, 1, 1], [0]]);
  expect(found).toBeCloseTo(5.46403162055336, 12);
});

test("who says the same ten times counts once", () => {
  const random = seededRandom(1);
  const once = Array.from({ length: 400 }, () => [random.below(2)]);
  const tenTimes = once.map(([said = 0]) => Array.from({ length: 10 }, () => said));
  expect(effective(tenTimes)).toBeCloseTo(((400 * 399) / 400) * (4000 / 3999), 6);
  expect(effective(once)).toBeCloseTo(400, 9);
});

test("answers that have nothing to do with one another count nearly one by one", () => {
  const random = seededRandom(2);
  const found = effective(
    Array.from({ length: 2000 }, () => Array.from({ length: 5 }, () => random.below(2))),
  );
  expect(found).toBeGreaterThan(9000);
});

test("where all say the same, customers count", () => {
  expect(
    effective([
      [1, 1, 1, 1],
      [1, 1, 1, 1],
    ]),
  ).toBe(2);
  expect(effective([[1, 1, 1]])).toBe(1);
});

test("never less than one, never more than there are", () => {
  const answer = fc.integer({ min: -1, max: 1 });
  const clusters = fc.array(fc.array(answer, { minLength: 1, maxLength: 6 }), { minLength: 1 });
  fc.assert(
    fc.property(clusters, (given) => {
      const found = effective(given);
      expect(found).toBeGreaterThanOrEqual(1);
      expect(found).toBeLessThanOrEqual(given.flat().length);
    }),
  );
});
