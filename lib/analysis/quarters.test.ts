import { expect, test } from "vitest";
import { quartersUpTo } from "@/lib/analysis/quarters";

const last = new Date("2026-02-10T12:00:00Z");

test("quarters are the calendar's own, oldest first", () => {
  expect(quartersUpTo(last, 2, "UTC")).toEqual([
    { key: "2025 Q4", from: "2025-10-01", to: "2025-12-31" },
    { key: "2026 Q1", from: "2026-01-01", to: "2026-03-31" },
  ]);
});

test("the quarter is the one of the organisation's own time", () => {
  const midnight = new Date("2025-12-31T23:30:00Z");
  expect(quartersUpTo(midnight, 1, "Europe/Berlin")[0]?.key).toBe("2026 Q1");
});

test("a span of days cuts the quarters it touches and leaves out the others", () => {
  const span = { from: "2025-11-15", to: "2026-01-20" };
  expect(quartersUpTo(last, 4, "UTC", span)).toEqual([
    { key: "2025 Q4", from: "2025-11-15", to: "2025-12-31" },
    { key: "2026 Q1", from: "2026-01-01", to: "2026-01-20" },
  ]);
});
