import { expect, test } from "vitest";
import { fallen, lowGroups, troubles } from "@/lib/analysis/attention";
import type { ScoreGroup } from "@/lib/analysis/shapes";

function group(key: string, promoters: number, passives: number, detractors: number): ScoreGroup {
  const n = promoters + passives + detractors;
  const value = (100 * (promoters - detractors)) / n;
  return { key, n, value, ciLow: 0, ciHigh: 0, promoters, passives, detractors };
}

test("a group surely below the others is named, with by how much", () => {
  const groups = [group("Billing", 100, 100, 200), group("Delivery", 300, 50, 50)];
  expect(lowGroups([{ parameter: "touchpoint", groups }])).toEqual([
    {
      text: "Billing: NPS −25, 88 points below the others (n = 400).",
      href: "/analysis?touchpoint=Billing",
    },
  ]);
});

test("a difference inside the noise is no news, and a group alone has no others", () => {
  const close = [group("North", 20, 10, 10), group("South", 18, 10, 12)];
  expect(lowGroups([{ parameter: "team", groups: close }])).toEqual([]);
  expect(lowGroups([{ parameter: "team", groups: [group("North", 1, 1, 90)] }])).toEqual([]);
});

test("a withheld group is neither named nor counted", () => {
  const hidden: ScoreGroup = { key: "Tiny", n: 3, value: null, ciLow: null, ciHigh: null };
  const groups = [group("Billing", 100, 100, 200), hidden];
  expect(lowGroups([{ parameter: "touchpoint", groups }])).toEqual([]);
});

test("only a fall beyond noise needs attention", () => {
  const change = { difference: -8, ciLow: -12, ciHigh: -4, p: 0.001, beyondNoise: true };
  expect(fallen(change, 90)[0]?.text).toBe(
    "NPS fell by 8 points (−12 to −4) against the 90 days before.",
  );
  expect(fallen({ ...change, beyondNoise: false }, 90)).toEqual([]);
  expect(fallen({ ...change, difference: 8, ciLow: 4, ciHigh: 12 }, 90)).toEqual([]);
  expect(fallen(null, 90)).toEqual([]);
});

test("what failed and what was never begun is said with where to go", () => {
  const found = troubles({
    failedInvitations: 2,
    failedImports: [{ id: "7", fileName: "calls.csv" }],
    liveSurveys: 0,
  });
  expect(found).toEqual([
    { text: "Two invitations could not be delivered in the last week.", href: "/outbox" },
    { text: "The import of calls.csv failed.", href: "/data/imports/7" },
    { text: "No survey is live: nobody is being asked.", href: "/surveys" },
  ]);
  expect(troubles({ failedInvitations: 0, failedImports: [], liveSurveys: 1 })).toEqual([]);
});
