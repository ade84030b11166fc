import { expect, test } from "vitest";
import { householder } from "./householder";
import { at } from "./matrix";

test("RᵀR equals XᵀX, and Qᵀy keeps the length of y", () => {
  const x = [Float64Array.of(1, 2, 3), Float64Array.of(1, 0, 1)];
  const { r, qty, dependent } = householder(x, Float64Array.of(3, 4, 12));
  expect(at(r, 0, 0) ** 2).toBeCloseTo(14, 12);
  expect(at(r, 0, 0) * at(r, 0, 1)).toBeCloseTo(4, 12);
  expect(at(r, 0, 1) ** 2 + at(r, 1, 1) ** 2).toBeCloseTo(2, 12);
  expect(Math.hypot(...qty)).toBeCloseTo(13, 12);
  expect(dependent).toEqual([]);
});

test("every column that repeats earlier ones is named, and those after it are still judged", () => {
  const x = [
    Float64Array.of(1, 2, 3, 4),
    Float64Array.of(2, 4, 6, 8),
    Float64Array.of(1, 0, 0, 1),
    Float64Array.of(3, 2, 3, 6),
  ];
  const { dependent } = householder(x, new Float64Array(4));
  expect(dependent).toEqual([1, 3]);
});
