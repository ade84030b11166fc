import fc from "fast-check";
import { expect, test } from "vitest";
import { at, fromRows, zeros } from "./matrix";
import { conditionNumber, symmetricEigen } from "./symmetric-eigen";
import { nth } from "./vector";

test("by hand", () => {
  const { values } = symmetricEigen(
    fromRows([
      [2, 1],
      [1, 2],
    ]),
  );
  expect([...values].sort()).toEqual([expect.closeTo(1, 14), expect.closeTo(3, 14)]);
});

test("values and vectors put together give the matrix back", () => {
  const size = 4;
  const cells = fc.array(fc.double({ min: -5, max: 5, noNaN: true }), {
    minLength: size * size,
    maxLength: size * size,
  });
  fc.assert(
    fc.property(cells, (list) => {
      const cell = (i: number, j: number) => list[Math.min(i, j) * size + Math.max(i, j)] ?? 0;
      const rows = Array.from({ length: size }, (_, i) =>
        Array.from({ length: size }, (_, j) => cell(i, j)),
      );
      const { values, vectors } = symmetricEigen(fromRows(rows));
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          const rebuilt = [...values.keys()].reduce(
            (sum, k) => sum + nth(values, k) * at(vectors, i, k) * at(vectors, j, k),
            0,
          );
          expect(rebuilt).toBeCloseTo(cell(i, j), 12);
        }
      }
    }),
  );
});

test("the condition number of two variables is (1 + r) / (1 − r)", () => {
  const correlated = fromRows([
    [1, 0.8],
    [0.8, 1],
  ]);
  expect(conditionNumber(correlated)).toBeCloseTo(9, 12);
});

test("a redundant variable makes it enormous", () => {
  const doubled = fromRows([
    [1, 1],
    [1, 1],
  ]);
  expect(conditionNumber(doubled)).toBeGreaterThan(1e12);
});

test("cells that are not numbers are refused, not looped over for ever", () => {
  const broken = zeros(2, 2);
  broken.values.fill(Number.NaN);
  expect(() => symmetricEigen(broken)).toThrow(RangeError);
});
