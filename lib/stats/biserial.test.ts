import { expect, test } from "vitest";
import { biserial } from "./biserial";
import { InsufficientData } from "./insufficient-data";

test("two halves: (m₁ − m₀)/s · ¼ / φ(0)", () => {
  const result = biserial([0, 0, 1, 1], [1, 2, 3, 4]);
  expect(result.mean1).toBe(3.5);
  expect(result.mean0).toBe(1.5);
  const expected = (2 / Math.sqrt(1.25)) * 0.25 * Math.sqrt(2 * Math.PI);
  expect(result.biserial).toBeCloseTo(expected, 13);
});

test("an empty group, a constant outcome or a third value is refused", () => {
  expect(() => biserial([1, 1], [1, 2])).toThrow(new InsufficientData("no-variation", [0]));
  expect(() => biserial([0, 1], [2, 2])).toThrow(new InsufficientData("no-variation", [1]));
  expect(() => biserial([0, 2], [1, 2])).toThrow(RangeError);
});
