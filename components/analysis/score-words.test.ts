import { expect, test } from "vitest";
import { testScore as now } from "@/lib/analysis/test-score";
import { monthName, period } from "./score-words";

test("a window and its months are named", () => {
  expect(period(now)).toBe("2 Oct 2026 – 30 Nov 2026");
  expect([monthName("2026-01"), monthName("2026-10")]).toEqual(["Jan 2026", "Oct"]);
});
