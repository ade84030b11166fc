import { expect, test } from "vitest";
import { guessKpi } from "./guess-kpi";

test("a KPI's name says what to expect of it", () => {
  expect(guessKpi("Speed of answer in seconds")).toEqual({
    level: "operational",
    unit: "s",
    direction: "lower",
  });
  expect(guessKpi("AvgTalkDuration").direction).toBe("lower");
  expect(guessKpi("Resolved").direction).toBe("higher");
  expect(guessKpi("app_availability_pct")).toEqual({
    level: "technical",
    unit: "%",
    direction: "higher",
  });
});

test("a name that says nothing is left open", () => {
  expect(guessKpi("Index B")).toEqual({ level: "operational", unit: "", direction: "neutral" });
});
