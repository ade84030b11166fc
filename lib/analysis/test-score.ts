import type { ScoreNow } from "@/lib/analysis/panels";

/** NPS of three months to the end of November; tests only. */
export const testScore: ScoreNow = {
  metric: "nps",
  from: new Date("2026-10-02T00:00:00Z"),
  to: new Date("2026-11-30T00:00:00Z"),
  days: 90,
  now: { key: "all", n: 1470, value: 18, ciLow: 14.2, ciHigh: 21.4 },
  change: null,
  comparing: false,
  months: [],
};
