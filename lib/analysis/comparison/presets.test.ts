import { expect, test } from "vitest";
import { presets } from "@/lib/analysis/comparison/presets";

const offered = {
  lastDay: "2026-03-31",
  channels: ["phone", "web"],
  teams: ["North"],
  valued: true,
};

test("without a time: the last days against as many before, and names against names", () => {
  const found = presets({ team: ["North"] }, offered);
  expect(found[0]).toEqual({
    label: "The last 30 days against the 30 before",
    question: {
      a: { team: ["North"], from: "2026-03-02", to: "2026-03-31" },
      b: { team: ["North"], from: "2026-01-31", to: "2026-03-01" },
    },
  });
  expect(found.map(({ label }) => label).slice(3)).toEqual([
    "The most valuable third of customers against the least",
    "Phone against Web",
  ]);
});

test("with a time: as many days before it", () => {
  const [first, second] = presets({ from: "2026-03-01", to: "2026-03-31" }, offered);
  expect(first?.question.b).toEqual({ from: "2026-01-29", to: "2026-02-28" });
  expect(second?.label).toContain("most valuable");
});

test("before the first answer there is nothing to offer", () => {
  expect(presets({}, { lastDay: null, channels: [], teams: [], valued: false })).toEqual([]);
});
