import { expect, test } from "vitest";
import { bootstrapImportance, bootstrapInSlices, bootstrapPlan } from "./bootstrap";
import { clusterMoments } from "./cluster-moments";
import { fisherInterval } from "./correlation-test";
import { InsufficientData } from "./insufficient-data";
import { lmgShares } from "./lmg-shares";
import { pearson } from "./pearson";
import { seededRandom } from "./random";

const random = seededRandom(21);
const n = 400;
const x = [0, 1, 2].map(() => Array.from({ length: n }, () => random.next()));
const y = Array.from(
  { length: n },
  (_, i) => 2 * (x[0]?.[i] ?? 0) + (x[1]?.[i] ?? 0) + random.next(),
);
const rows = Array.from({ length: n }, (_, i) => i);
const request = {
  clusters: clusterMoments([...x, y], rows),
  draws: 400,
  measure: "lmg",
  seed: 1,
} as const;

test("the same seed gives the same limits, another seed slightly different ones", () => {
  expect(bootstrapImportance(request)).toEqual(bootstrapImportance(request));
  const other = bootstrapImportance({ ...request, seed: 2 });
  expect(other.shares).not.toEqual(bootstrapImportance(request).shares);
  expect(other.shares[0]?.low).toBeCloseTo(bootstrapImportance(request).shares[0]?.low ?? 0, 1);
});

test("the shares lie between their limits", () => {
  const { shares } = bootstrapImportance(request);
  lmgShares(x, y).forEach((share, j) => {
    expect(shares[j]?.low).toBeLessThan(share);
    expect(shares[j]?.high).toBeGreaterThan(share);
  });
});

test("with one driver the limits of R² are near the square of Fisher's", () => {
  const clusters = clusterMoments([x[0] ?? [], y], rows);
  const { rSquared, shares } = bootstrapImportance({ ...request, clusters, draws: 2000 });
  const fisher = fisherInterval(pearson(x[0] ?? [], y).r, 1 / (n - 3));
  expect(Math.abs(rSquared.low - (fisher.ciLow ?? 0) ** 2)).toBeLessThan(0.03);
  expect(Math.abs(rSquared.high - (fisher.ciHigh ?? 0) ** 2)).toBeLessThan(0.03);
  expect(shares[0]).toEqual(rSquared);
});

test("customers who answer alike count once: copying every row into its cluster changes nothing", () => {
  const twice = clusterMoments(
    [...x, y].map((column) => [...column, ...column]),
    [...rows, ...rows],
  );
  const once = bootstrapImportance(request);
  const copied = bootstrapImportance({ ...request, clusters: twice });
  copied.shares.forEach((interval, j) => {
    expect(interval.low).toBeCloseTo(once.shares[j]?.low ?? Number.NaN, 10);
  });
});

test("in slices it pauses, and ends with the same result", () => {
  const steps = bootstrapInSlices(request);
  expect([steps.next().value, steps.next().value]).toEqual([16, 32]);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(step.value).toEqual(bootstrapImportance(request));
});

test("a driver that hardly ever varies is no error", () => {
  const rare = rows.map((i) => (i === 7 ? 1 : 0));
  const clusters = clusterMoments([rare, ...x, y], rows);
  for (const measure of ["lmg", "relative-weights"] as const) {
    const { shares, usedDraws } = bootstrapImportance({ ...request, clusters, measure, draws: 50 });
    expect(usedDraws).toBe(50);
    expect(shares[0]?.low).toBe(0);
    for (const { low, high } of shares) expect(Number.isFinite(low + high)).toBe(true);
  }
});

test("an outcome that hardly ever varies has no interval", () => {
  const clusters = clusterMoments([x[0]?.slice(0, 3) ?? [], [0, 0, 1e-300]], [1, 2, 3]);
  expect(() => bootstrapImportance({ ...request, clusters })).toThrow(
    new InsufficientData("no-variation", [1]),
  );
});

test("many drivers are resampled less, and by the cheaper measure", () => {
  expect(bootstrapPlan(12)).toEqual({ draws: 1000, measure: "lmg" });
  expect(bootstrapPlan(13)).toEqual({ draws: 200, measure: "lmg" });
  expect(bootstrapPlan(16)).toEqual({ draws: 200, measure: "relative-weights" });
});
