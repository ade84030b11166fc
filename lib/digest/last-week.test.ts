import { expect, test } from "vitest";
import { movedLastWeek } from "@/lib/digest/last-week";

const before = [10, 11, 10, 11, 10, 11];

test("a week far from those before it has moved, by so much", () => {
  expect(movedLastWeek([...before, 30])).toEqual({ last: 30, change: 19.5 });
  expect(movedLastWeek([...before, 2])?.change).toBe(-8.5);
});

test("a week inside the noise has not, nor one of too few or too equal weeks", () => {
  expect(movedLastWeek([...before, 11.2])).toBeNull();
  expect(movedLastWeek([10, 11, 10, 30])).toBeNull();
  expect(movedLastWeek([10, 10, 10, 10, 30])).toBeNull();
  expect(movedLastWeek([])).toBeNull();
});

test("the limit is that of t for one new value", () => {
  const spread = [-1.5, -0.9, -0.5, -0.2, 0.2, 0.5, 0.9, 1.5];
  // sd 0.978, n 8: t(0.975, 7) = 2.365, times 0.978 × √(9/8), is 2.453.
  expect(movedLastWeek([...spread, 2.44])).toBeNull();
  expect(movedLastWeek([...spread, 2.46])?.change).toBe(2.46);
});
