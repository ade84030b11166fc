import { expect, test } from "vitest";
import { periodName, withSilentPeriods } from "./periods";

const period = (key: string) => ({ key, n: 9, value: 10, ciLow: 1, ciHigh: 20 });
const keys = (by: "day" | "week" | "month", ...given: string[]) =>
  withSilentPeriods(given.map(period), by).map(({ key }) => key);

test("months, weeks and days in which nobody answered are there, with nothing in them", () => {
  expect(keys("month", "2025-11", "2026-02")).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(keys("week", "2026-02-23", "2026-03-09")).toEqual([
    "2026-02-23",
    "2026-03-02",
    "2026-03-09",
  ]);
  expect(keys("day", "2024-02-28", "2024-03-01")).toContain("2024-02-29");
  const [, silent] = withSilentPeriods([period("2026-01"), period("2026-03")], "month");
  expect(silent).toEqual({ key: "2026-02", n: 0, value: null, ciLow: null, ciHigh: null });
});

test("a lonely answer of another century does not fill the screen with days", () => {
  expect(keys("day", "1926-01-01", "2026-01-01")).toEqual(["1926-01-01", "2026-01-01"]);
  expect(keys("day")).toEqual([]);
});

test("a period is named by its month or its first day", () => {
  expect(periodName("2026-05", "month")).toBe("May 26");
  expect(periodName("2026-05-04", "week")).toBe("4 May");
});
