import { expect, test } from "vitest";
import { correlationMatrix, correlationsAndConstants, correlationsOf } from "./correlation-matrix";
import { InsufficientData } from "./insufficient-data";
import { at, toRows } from "./matrix";
import { momentsOf } from "./moments";
import { pearson } from "./pearson";
import { seededRandom } from "./random";

const random = seededRandom(9);
const columns = Array.from({ length: 4 }, () => Array.from({ length: 700 }, () => random.next()));

test("every cell is the pair's own Pearson correlation", () => {
  const matrix = correlationMatrix(columns);
  columns.forEach((a, i) => {
    columns.forEach((b, j) => {
      expect(at(matrix, i, j)).toBeCloseTo(pearson(a, b).r, 12);
    });
  });
});

test("the diagonal is exactly 1", () => {
  const matrix = correlationMatrix(columns);
  expect(columns.map((_, i) => at(matrix, i, i))).toEqual([1, 1, 1, 1]);
});

test("constant columns are named all at once", () => {
  expect(() =>
    correlationMatrix([
      [1, 1],
      [1, 2],
      [5, 5],
    ]),
  ).toThrow(new InsufficientData("no-variation", [0, 2]));
  expect(() => correlationMatrix([[1], [2]])).toThrow(new InsufficientData("too-few-rows"));
});

test("where refusing would not help, constants are listed and their cells are zero", () => {
  const moments = momentsOf([
    [7, 7, 7],
    [1, 2, 3],
  ]);
  const { correlations, constant } = correlationsAndConstants(moments);
  expect(constant).toEqual([0]);
  expect(toRows(correlations)).toEqual([
    [0, 0],
    [0, 1],
  ]);
  expect(() => correlationsOf(moments)).toThrow(InsufficientData);
});

test("what is not a number is refused, and columns given are left as they were", () => {
  const column = Float64Array.of(1, 2, 4);
  expect(() => correlationMatrix([column, [1, Number.NaN, 2]])).toThrow("row 1");
  correlationMatrix([column, [1, 2, 1]]);
  expect([...column]).toEqual([1, 2, 4]);
});
