import { expect, test } from "vitest";
import type { ScoreNow } from "@/lib/analysis/panels";
import { changeSentence, monthName, period } from "./score-words";

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

test("a change inside its noise is no change and has no arrow", () => {
  const change = { difference: -2, ciLow: -9, ciHigh: 5, p: 0.6, beyondNoise: false };
  expect(changeSentence({ ...now, change })).toBe(
    "No change beyond noise against the 90 days before (difference −9 to 5).",
  );
  const fall = { difference: -8, ciLow: -12, ciHigh: -4, p: 0.001, beyondNoise: true };
  expect(changeSentence({ ...now, change: fall })).toBe(
    "▼ Down 8 points (−12 to −4) against the 90 days before.",
  );
  expect(changeSentence(now)).toContain("nothing to compare with");
});

test("a window and its months are named", () => {
  expect(period(now)).toBe("2 Oct 2026 – 30 Nov 2026");
  expect([monthName("2026-01"), monthName("2026-10")]).toEqual(["Jan 2026", "Oct"]);
});
