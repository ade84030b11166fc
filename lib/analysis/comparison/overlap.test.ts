import { expect, test } from "vitest";
import { mayOverlap } from "@/lib/analysis/comparison/overlap";
import type { AnalysisFilter } from "@/lib/analysis/shapes";

const apart = (a: AnalysisFilter, b: AnalysisFilter, zone = "Europe/Berlin") =>
  [!mayOverlap(a, b, zone), !mayOverlap(b, a, zone)] as const;

test("times that do not meet are apart; a day is included whole", () => {
  const march = { from: "2026-03-01", to: "2026-03-31" };
  expect(apart(march, { from: "2026-04-01" })).toEqual([true, true]);
  expect(apart(march, { from: "2026-03-31" })).toEqual([false, false]);
  expect(apart(march, { to: "2026-02-28" })).toEqual([true, true]);
  expect(apart({ from: "2026-03-01" }, { from: "2026-04-01" })).toEqual([false, false]);
});

test("a day ends where the organisation's day ends", () => {
  const day = { from: "2026-03-01", to: "2026-03-01" };
  // Midnight in Berlin is 23:00 in UTC.
  expect(apart(day, { from: "2026-03-01T23:00:00Z" })).toEqual([true, true]);
  expect(apart(day, { from: "2026-03-01T22:59:59Z" })).toEqual([false, false]);
});

test("names are apart when both sides name some and none is common", () => {
  expect(apart({ teams: ["North"] }, { teams: ["South", "West"] })).toEqual([true, true]);
  expect(apart({ teams: ["North"] }, { teams: ["South", "North"] })).toEqual([false, false]);
  expect(apart({ teams: ["North"] }, {})).toEqual([false, false]);
  expect(apart({ teams: ["North"] }, { teams: [] })).toEqual([false, false]);
  expect(apart({ teams: ["North"] }, { channels: ["phone"] })).toEqual([false, false]);
  expect(apart({ valueTiers: ["high"] }, { valueTiers: ["low"] })).toEqual([true, true]);
});

test("everything overlaps with itself", () => {
  expect(apart({}, {})).toEqual([false, false]);
});
