import { expect, test } from "vitest";
import { clusterMoments, momentsOfRecord, recordLength } from "./cluster-moments";
import { InsufficientData } from "./insufficient-data";
import { at } from "./matrix";
import { momentsOf } from "./moments";
import { seededRandom } from "./random";
import { nth } from "./vector";

const random = seededRandom(8);
const column = (n: number) => Array.from({ length: n }, () => 1e6 + random.next());

/** The sum of the records of all clusters. */
function everyone({ records, clusters, variables }: ReturnType<typeof clusterMoments>) {
  const length = recordLength(variables);
  return Float64Array.from({ length }, (_, k) =>
    Array.from({ length: clusters }, (_, c) => nth(records, c * length + k)).reduce(
      (a, b) => a + b,
    ),
  );
}

test("all clusters together have the moments of all rows", () => {
  const columns = [column(60), column(60)];
  const clusters = clusterMoments(
    columns,
    Array.from({ length: 60 }, (_, i) => `customer ${i % 7}`),
  );
  const merged = momentsOfRecord(everyone(clusters), clusters.centre);
  const whole = momentsOf(columns);
  expect(clusters.clusters).toBe(7);
  expect(merged.n).toBe(60);
  expect(nth(merged.means, 1)).toBeCloseTo(nth(whole.means, 1), 9);
  expect(at(merged.products, 0, 1)).toBeCloseTo(at(whole.products, 0, 1), 9);
  expect(at(merged.products, 1, 0)).toBe(at(merged.products, 0, 1));
});

test("rows of one customer are one cluster, wherever they stand", () => {
  const { records } = clusterMoments([[1, 2, 3]], ["a", "b", "a"]);
  const centre = 2;
  expect([...records]).toEqual([2, 1 - centre + (3 - centre), 2, 1, 0, 0]);
});

test("more than ten thousand customers share 256 buckets, each always in the same one", () => {
  const n = 10_001;
  const names = Array.from({ length: n }, (_, i) => `c-${i}`);
  const clusters = clusterMoments([column(n)], names);
  expect(clusters.clusters).toBe(256);
  const counts = Array.from({ length: 256 }, (_, b) => nth(clusters.records, b * recordLength(1)));
  expect(counts.reduce((sum, count) => sum + count)).toBe(n);
  // Ten standard deviations around 39 customers in each.
  expect(Math.max(...counts)).toBeLessThan(102);
  expect(clusterMoments([column(10_000)], names.slice(1)).clusters).toBe(10_000);
});

test("a variable that is constant among the clusters drawn is exactly constant", () => {
  const { records, centre } = clusterMoments([[0.1, 0.1, 0.7]], [1, 2, 3]);
  const drawn = Float64Array.from({ length: 3 }, (_, k) => 3 * nth(records, k));
  expect(at(momentsOfRecord(drawn, centre).products, 0, 0)).toBe(0);
});

test("one customer cannot be resampled", () => {
  expect(() => clusterMoments([[1, 2]], ["a", "a"])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => clusterMoments([[1, 2]], ["a"])).toThrow(RangeError);
});
