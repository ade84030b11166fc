import fc from "fast-check";
import { expect, test } from "vitest";
import {
  countTables,
  momentsWithin,
  readSets,
  readTables,
  unitSets,
  writeSets,
  writeTables,
} from "@/lib/analysis/rollups/figures";
import { toRows } from "@/lib/stats/matrix";
import { mergeMoments, momentsOf } from "@/lib/stats/moments";

const missing = Number.NaN;
const cell = fc.oneof(
  fc.constant(missing),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.integer({ min: 0, max: 3 }),
);
const frame = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 40 }).map((rows) => ({
  n: rows.length,
  columns: [0, 1, 2].map((j) => Float64Array.from(rows, (row) => row[j] ?? missing)),
}));

test("the sets that hold a pair merge to the moments of the rows that have it", () => {
  fc.assert(
    fc.property(frame, ({ columns, n }) => {
      const sets = readSets(writeSets(unitSets(columns, n)));
      expect(sets.reduce((sum, set) => sum + set.moments.n, 0)).toBe(n);
      const [x, , z] = columns;
      const both = [...Array(n).keys()].filter((i) => !Number.isNaN((x?.[i] ?? 0) + (z?.[i] ?? 0)));
      const found = sets.flatMap((set) => momentsWithin(set, [2, 0]) ?? []);
      if (both.length === 0) {
        expect(found).toEqual([]);
        return;
      }
      const merged = found.reduce(mergeMoments);
      const direct = momentsOf([z, x].map((column) => both.map((i) => column?.[i] ?? 0)));
      expect(merged.n).toBe(direct.n);
      const size = Math.max(1, ...toRows(direct.products).flat().map(Math.abs));
      toRows(merged.products).forEach((row, i) => {
        row.forEach((value, j) => {
          const exact = toRows(direct.products)[i]?.[j] ?? 0;
          expect(Math.abs(value - exact) / size).toBeLessThan(1e-10);
        });
      });
    }),
  );
});

test("units without any value are counted, and nothing else", () => {
  const sets = unitSets([Float64Array.of(missing, missing)], 2);
  expect(sets.map(({ has, moments }) => [has, moments.n])).toEqual([[[], 2]]);
  expect(momentsWithin(sets[0] ?? { has: [], moments: momentsOf([[1]]) }, [0])).toBeUndefined();
});

test("scales are counted in pairs, over the rows that have both; measurements are not", () => {
  const many = Float64Array.from({ length: 13 }, (_, i) => i);
  const x = Float64Array.from({ length: 13 }, (_, i) => i % 2);
  const y = Float64Array.from({ length: 13 }, (_, i) => (i < 10 ? i % 3 : missing));
  const tables = readTables(writeTables(countTables([many, x, y])));
  expect(tables).toHaveLength(1);
  const [table] = tables;
  expect([table?.x.position, table?.y.position]).toEqual([1, 2]);
  expect(Array.from(table?.counts ?? [])).toEqual([2, 1, 2, 2, 2, 1]);
});

test("a list that ends too early is refused", () => {
  expect(() => readSets([3, 2, 0])).toThrow(RangeError);
});
