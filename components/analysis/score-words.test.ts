import { expect, test } from "vitest";
import type { ScoreNow } from "@/lib/analysis/panels";
import { monthName, period } from "./score-words";

const group = { key: "all", n: 1470, value: 18, ciLow: 14.2, ciHigh: 21.4 };
const now: ScoreNow = {
  metric: "nps",
  from: new Date("2026-10-02T00:00:00Z"),
  to: new Date("2026-11-30T00:00:00Z"),
  days: 90,
  now: group,
  change: null,
  months: [],
};

test("a window and its months are named", () => {
  expect(period(now)).toBe("2 Oct 2026 – 30 Nov 2026");
  expect([monthName("2026-01"), monthName("2026-10")]).toEqual(["Jan 2026", "Oct"]);
});
