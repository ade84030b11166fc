import { expect, test } from "vitest";
import { todayDays } from "@/lib/analysis/today-days";

test("the last answer is in the 90 days, and no answer is in them and in those before", () => {
  const { from, now, before } = todayDays(new Date("2026-06-01T12:00:00.000Z"));
  expect(now).toEqual({ from: "2026-03-03T12:00:00.001Z", to: "2026-06-01T12:00:00.001Z" });
  expect(before).toEqual({ from: "2025-12-03T12:00:00.001Z", to: from.toISOString() });
});
