import fc from "fast-check";
import { expect, test } from "vitest";
import { axisOf, linear, ticks, unbroken } from "@/lib/drawing/scale";

test("ends map to ends, and what lies between lies between", () => {
  const x = linear([0, 10], [100, 200]);
  expect([x(0), x(5), x(10)]).toEqual([100, 150, 200]);
  expect(linear([3, 3], [0, 9])(3)).toBe(0);
});

test("marks are round and cover the values", () => {
  expect(ticks(0, 0.43, 4)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  expect(ticks(-12, 47, 5)).toEqual([-20, -10, 0, 10, 20, 30, 40, 50]);
  expect(ticks(7, 7, 4)).toEqual([7]);
});

test("marks always cover the values and stay few", () => {
  const value = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(value, fc.double({ min: 1e-3, max: 1e6, noNaN: true }), (low, span) => {
      const marks = ticks(low, low + span, 5);
      const slack = 1e-9 * Math.max(1, Math.abs(low) + span);
      expect(marks[0]).toBeLessThanOrEqual(low + slack);
      expect(marks.at(-1)).toBeGreaterThanOrEqual(low + span - slack);
      expect(marks.length).toBeLessThanOrEqual(12);
    }),
  );
});

test("an axis of scores covers what it shows in whole steps, and never leaves the range", () => {
  const nps = { min: -100, max: 100, step: 10 };
  expect(axisOf([14, 37], nps)).toEqual({ min: 10, max: 40, ticks: [10, 20, 30, 40] });
  expect(axisOf([-120, 130], nps)).toMatchObject({ min: -100, max: 100 });
  expect(axisOf([100], nps)).toMatchObject({ min: 90, max: 100 });
  expect(axisOf([0.31, 0.68], { min: 0, max: 1, step: 0.1 }).ticks).toEqual([
    0.3, 0.4, 0.5, 0.6, 0.7,
  ]);
});

test("an axis that passes nothing marks nothing", () => {
  const points = { min: -100, max: 100, step: 1 };
  expect(axisOf([-7.8, 8.1], points)).toEqual({ min: -8, max: 9, ticks: [-6, -3, 0, 3, 6, 9] });
});

test("a gap ends a line", () => {
  expect(unbroken([1, 2, null, 4, null, null, 7], (value) => value !== null)).toEqual([
    [0, 1],
    [3],
    [6],
  ]);
});
