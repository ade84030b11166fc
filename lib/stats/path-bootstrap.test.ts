import { expect, test } from "vitest";
import { momentsPerCluster } from "./cluster-moments";
import { bootstrapPaths } from "./path-bootstrap";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";

const random = seededRandom(3);
const noise = () => Array.from({ length: 12 }, random.next).reduce((a, b) => a + b) - 6;
const x = Float64Array.from({ length: 300 }, noise);
const m = x.map((value) => 0.5 * value + noise());
const y = m.map((value) => 2 * value + noise());
const rows = Int32Array.from(x.keys());
const equations = [
  { outcome: 1, inputs: [0], kind: "row", clusters: momentsPerCluster([x, m], rows, 300) },
  { outcome: 2, inputs: [1], kind: "row", clusters: momentsPerCluster([m, y], rows, 300) },
];

function all(seed: number, draws = 400) {
  const steps = bootstrapPaths(equations, { draws, seed, drawsPerSlice: draws });
  const step = steps.next();
  if (!step.done) throw new Error("no pause was asked for");
  return step.value;
}

test("draws lie about the estimate, as far apart as its standard error", () => {
  const fit = leastSquares([x], m);
  const slopes = all(1).map((draw) => draw[0] ?? 0);
  const mean = slopes.reduce((sum, value) => sum + value, 0) / slopes.length;
  const sd = Math.sqrt(slopes.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 399);
  expect(Math.abs(mean - (fit.coefficients[0] ?? 0))).toBeLessThan(0.01);
  expect(sd / (fit.standardErrors[0] ?? 1)).toBeGreaterThan(0.85);
  expect(sd / (fit.standardErrors[0] ?? 1)).toBeLessThan(1.15);
});

test("the same seed gives the same draws, with or without pauses", () => {
  const paused = bootstrapPaths(equations, { draws: 50, seed: 9, drawsPerSlice: 7 });
  let step = paused.next();
  let pauses = 0;
  while (!step.done) {
    pauses++;
    step = paused.next();
  }
  expect(pauses).toBe(7);
  expect(step.value).toEqual(all(9, 50));
  expect(step.value).not.toEqual(all(10, 50));
});

test("one draw is one set of clusters for every equation", () => {
  // The same equation twice: were they drawn apart, their slopes would differ.
  const twin = equations.slice(0, 1).flatMap((equation) => [equation, equation]);
  const step = bootstrapPaths(twin, { draws: 20, seed: 4, drawsPerSlice: 20 }).next();
  for (const draw of step.value as Float64Array[]) expect(draw[0]).toBe(draw[1]);
});

test("draws that cannot be fitted are left out", () => {
  const flat = new Float64Array(300);
  const broken = [
    {
      ...equations[0],
      outcome: 1,
      inputs: [0],
      kind: "row",
      clusters: momentsPerCluster([flat, m], rows, 300),
    },
  ];
  const step = bootstrapPaths(broken, { draws: 5, seed: 1, drawsPerSlice: 5 }).next();
  expect(step.value).toEqual([]);
});
