import { expect, test } from "vitest";
import { courseRows, groupRows, pictureRows, splitRowsOf } from "@/components/analysis/panel-rows";

test("a course of scores is a row per period, with empty cells where nothing can be said", () => {
  const hidden = { key: "2026-02", n: 2, value: null, ciLow: null, ciHigh: null };
  const rows = courseRows({
    ...{ metric: "nps", step: "month", overall: null, excluded: {}, before: null },
    course: [
      {
        ...{ key: "2026-01", n: 40, value: 12.5, ciLow: -3, ciHigh: 28 },
        ...{ limits: { low: -10, high: 40 }, news: null },
      },
      { ...hidden, limits: null, news: null },
    ],
  });
  expect(rows).toEqual([
    ["key", "n", "value", "ciLow", "ciHigh", "limitLow", "limitHigh", "news"],
    ["2026-01", 40, 12.5, -3, 28, -10, 40, null],
    ["2026-02", 2, null, null, null, null, null, null],
  ]);
});

test("a withheld group leaves the page without its numbers", () => {
  const group = { key: "A", n: 2, value: null, ciLow: null, ciHigh: null, withheld: true as const };
  const [, row] = splitRowsOf({
    ...{ metric: "nps", by: "interaction.team", label: "Team", ranked: true, overall: null },
    ...{
      groups: 1,
      withheld: 1,
      standOut: { count: 0, farthest: [] },
      compared: false,
      matching: 1,
      first: 0,
      next: null,
    },
    rows: [{ group, change: null, sure: false, expected: null }],
  });
  expect(row).toEqual(["A", 2, null, null, null, null, null, null, null, null, false]);
});

test("each condition of each group is a row", () => {
  const share = { key: "kpi.hold", value: 0.2, low: 0.1, high: 0.3 };
  const [, row] = groupRows([{ key: "0", label: "Lowest", n: 90, r2: 0.4, shares: [share] }]);
  expect(row).toEqual(["Lowest", 90, 0.4, "kpi.hold", 0.2, 0.1, 0.3]);
});

test("a level that is withheld leaves the page as a number of units only", () => {
  const box = { p10: 1, q25: 2, median: 3, q75: 4, p90: 5, mean: 3.25 };
  const rows = pictureRows({
    ...{ kind: "levels", levelsOf: "x" },
    levels: [
      { level: 3, n: 40, withheld: false, box, share: null },
      { level: 4, n: 2, withheld: true, box: null, share: null },
    ],
  });
  expect(rows.slice(1)).toEqual([
    [3, 40, 1, 2, 3, 4, 5, 3.25, null, null, null],
    [4, 2, null, null, null, null, null, null, null, null, null],
  ]);
});
