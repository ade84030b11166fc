import { expect, test } from "vitest";
import { twelveMonths, twelveMonthsBefore } from "@/lib/analysis/twelve-months";

const month = (key: string) => ({ key, n: 9, value: 10, ciLow: 0, ciHigh: 20 });
const last = new Date("2026-03-31T23:00:00Z");

test("a year ends with the month of the last answer", () => {
  expect(twelveMonthsBefore(last).toISOString()).toBe("2025-04-01T00:00:00.000Z");
});

test("a silent month in between stands empty, months before the first answer are left out", () => {
  const shown = twelveMonths([month("2026-01"), month("2026-03")], last);
  expect(shown.map(({ key, n }) => [key, n])).toEqual([
    ["2026-01", 9],
    ["2026-02", 0],
    ["2026-03", 9],
  ]);
});

test("a full year has twelve months", () => {
  const keys = twelveMonths([month("2025-04"), month("2026-03")], last).map(({ key }) => key);
  expect([keys.length, keys[0], keys.at(-1)]).toEqual([12, "2025-04", "2026-03"]);
});
