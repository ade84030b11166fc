import fc from "fast-check";
import { expect, test } from "vitest";
import { shrinkMeans } from "./shrink-means";

/** Rubin (1981), effects of coaching in eight schools, and their standard errors. */
const schools = [28, 8, -3, 7, -1, 1, 18, 12].map((mean, k) => ({
  mean,
  variance: ([15, 10, 16, 11, 9, 11, 10, 18][k] ?? 1) ** 2,
}));

test("eight schools: no variance between them beyond chance, all drawn to the common mean", () => {
  const { between, overall, groups } = shrinkMeans(schools);
  // Gelman et al., Bayesian Data Analysis, 5.5: pooled estimate 7.7, standard error 4.1.
  expect(between).toBe(0);
  expect(overall).toBeCloseTo(7.69, 2);
  expect(groups.map(({ mean }) => mean)).toEqual(schools.map(() => overall));
  expect(((groups[0]?.high ?? 0) - (groups[0]?.low ?? 0)) / 2 / 1.96).toBeCloseTo(4.07, 1);
});

test("two groups far apart keep most of their own mean", () => {
  const { between, overall, groups } = shrinkMeans([
    { mean: 0, variance: 1 },
    { mean: 10, variance: 1 },
  ]);
  expect([between, overall]).toEqual([49, 5]);
  expect(groups[0]?.mean).toBeCloseTo(0.1, 12);
  expect(groups[0]?.weight).toBeCloseTo(0.98, 12);
});

test("a shrunken mean lies between the group's own and that of all", () => {
  const group = fc.record({
    mean: fc.double({ min: -100, max: 100, noNaN: true }),
    variance: fc.double({ min: 0.5, max: 500, noNaN: true }),
  });
  fc.assert(
    fc.property(fc.array(group, { minLength: 2, maxLength: 12 }), (groups) => {
      const { overall, groups: drawn } = shrinkMeans(groups);
      drawn.forEach(({ mean, low, high }, k) => {
        const own = groups[k]?.mean ?? 0;
        expect(mean).toBeGreaterThanOrEqual(Math.min(own, overall) - 1e-9);
        expect(mean).toBeLessThanOrEqual(Math.max(own, overall) + 1e-9);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
      });
    }),
  );
});

test("one group, or a group without noise, is refused", () => {
  expect(() => shrinkMeans([{ mean: 1, variance: 1 }])).toThrow(/./);
  expect(() => shrinkMeans([...schools, { mean: 1, variance: 0 }])).toThrow(RangeError);
});
