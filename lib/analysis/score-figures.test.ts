import { expect, test } from "vitest";
import { changeSentence, scoreBasis, scoreFigure, scoreLimits } from "@/lib/analysis/score-figures";
import { testScore as now } from "@/lib/analysis/test-score";

const { now: group } = now;

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

test("no score lies beyond the scale, wherever the interval ends", () => {
  expect(scoreLimits("nps", 96.2, 101.3)).toBe("96–100");
  expect(scoreLimits("nps", -101.3, -96.2)).toBe("−100 to −96");
});

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
