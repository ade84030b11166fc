import { expect, test } from "vitest";
import { scoreBasis, scoreFigure } from "@/lib/analysis/score-figures";

const group = { n: 1470, ciLow: 14.2, ciHigh: 21.4 };

test("NPS is a signed number, satisfaction a share", () => {
  expect([scoreFigure("nps", 18.4), scoreFigure("nps", -3), scoreFigure("csat", 0.499)]).toEqual([
    "+18",
    "−3",
    "50\u00a0%",
  ]);
});

test("a score stands on its interval and its number of answers", () => {
  expect(scoreBasis("nps", group)).toBe("95 % interval 14–21, n = 1,470");
  expect(scoreBasis("csat", { ...group, ciLow: 0.484, ciHigh: 0.514 })).toBe(
    "95 % interval 48–51\u00a0%, n = 1,470",
  );
});
