import { expect, test } from "vitest";
import { compareLastWeek } from "@/lib/digest/last-week";

const before = [10, 11, 10, 11, 10, 11];

test("a week far from those before it is unlikely, and told by how much it differs", () => {
  expect(compareLastWeek([...before, 30])).toMatchObject({ last: 30, change: 19.5, weeks: 6 });
  expect(compareLastWeek([...before, 30])?.p).toBeLessThan(0.001);
  expect(compareLastWeek([...before, 2])?.change).toBe(-8.5);
});

test("a week inside the noise is likely; too few or too equal weeks tell nothing", () => {
  expect(compareLastWeek([...before, 11.2])?.p).toBeGreaterThan(0.05);
  expect(compareLastWeek([10, 11, 10, 30])).toBeNull();
  expect(compareLastWeek([10, 10, 10, 10, 30])).toBeNull();
  expect(compareLastWeek([])).toBeNull();
});

test("the probability is that of t for one new value", () => {
  const spread = [-1.5, -0.9, -0.5, -0.2, 0.2, 0.5, 0.9, 1.5];
  // sd 0.978, n 8: t(0.975, 7) = 2.365, times 0.978 × √(9/8), is 2.453.
  expect(compareLastWeek([...spread, 2.44])?.p).toBeGreaterThan(0.05);
  expect(compareLastWeek([...spread, 2.46])?.p).toBeLessThan(0.05);
});
