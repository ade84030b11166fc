import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { lmgShares } from "./lmg-shares";
import { permutationInSlices, permutationThreshold } from "./permutation-threshold";
import { seededRandom } from "./random";

const random = seededRandom(13);
const n = 300;
const column = () => Array.from({ length: n }, () => random.next());
const columns = [column(), column(), column()];
const noise = column();
const clusterOf = Array.from({ length: n }, (_, i) => i);
const request = {
  columns,
  y: noise,
  clusterOf,
  permutations: 200,
  measure: "lmg",
  seed: 5,
} as const;

test("the same seed gives the same threshold", () => {
  expect(permutationThreshold(request)).toBe(permutationThreshold(request));
  expect(permutationThreshold({ ...request, seed: 6 })).not.toBe(permutationThreshold(request));
});

test("with one driver it is the 95 % point of r² by chance, about 3.84 / n", () => {
  const threshold = permutationThreshold({
    ...request,
    columns: columns.slice(0, 1),
    permutations: 4000,
  });
  expect(Math.abs(threshold * n - 3.84)).toBeLessThan(0.5);
});

test("more drivers, more luck: the threshold rises with their number", () => {
  const one = permutationThreshold({ ...request, columns: columns.slice(0, 1) });
  expect(permutationThreshold(request)).toBeGreaterThan(one);
});

test("a driver that matters is far above it", () => {
  const y = noise.map((value, i) => value + (columns[0]?.[i] ?? 0));
  const threshold = permutationThreshold({ ...request, y });
  expect(lmgShares(columns, y)[0]).toBeGreaterThan(5 * threshold);
});

test("customers with many equal answers raise it: they are fewer than their rows", () => {
  const customers = Array.from({ length: n }, (_, i) => i % 20);
  const perCustomer = (values: readonly number[]) => customers.map((c) => values[c] ?? 0);
  const grouped = {
    ...request,
    columns: columns.map(perCustomer),
    y: perCustomer(noise),
  };
  const aware = permutationThreshold({ ...grouped, clusterOf: customers });
  expect(aware).toBeGreaterThan(3 * permutationThreshold(grouped));
});

test("in slices it pauses, and ends with the same result", () => {
  const steps = permutationInSlices(request, 120);
  expect(steps.next().value).toBe(120);
  expect(steps.next()).toEqual({ done: true, value: permutationThreshold(request) });
});

test("a constant outcome cannot be permuted", () => {
  expect(() => permutationThreshold({ ...request, y: noise.map(() => 1) })).toThrow(
    new InsufficientData("no-variation", [3]),
  );
  expect(() => permutationThreshold({ ...request, clusterOf: [1] })).toThrow(RangeError);
});
