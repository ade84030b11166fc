import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { classOf, netPromoterDifference, netPromoterScore, tallyScores } from "./nps";

test("9 and 10 are promoters, 7 and 8 passive, the rest detractors", () => {
  const classes = Array.from({ length: 11 }, (_, score) => classOf(score));
  expect(classes.slice(0, 7)).toEqual(new Array(7).fill("detractor"));
  expect(classes.slice(7)).toEqual(["passive", "passive", "promoter", "promoter"]);
});

test.each([-1, 11, 7.5, Number.NaN])("%d is not a score", (score) => {
  expect(() => classOf(score)).toThrow(RangeError);
});

test("what is not a score is reported, never counted", () => {
  expect(tallyScores([10, 9, 11, -1, 5])).toEqual({
    promoters: 2,
    passives: 0,
    detractors: 1,
    rejected: 2,
  });
});

test("70 promoters and 20 detractors of 100 score 50", () => {
  const result = netPromoterScore({ promoters: 70, passives: 10, detractors: 20 });
  expect(result.score).toBe(50);
  expect(result.se).toBeCloseTo(Math.sqrt(65), 12);
  expect(result.wald.low).toBeCloseTo(50 - 1.959963984540054 * Math.sqrt(65), 11);
});

test("all of ten promoters: the interval to show says how little that is", () => {
  const result = netPromoterScore({ promoters: 10, passives: 0, detractors: 0 });
  expect(result.wald).toEqual({ low: 100, high: 100 });
  expect(result.ciLow).toBeCloseTo(47.5035515447902, 10);
  expect(result.scoreInterval.high).toBe(100);
});

const counts = fc
  .record({ promoters: fc.nat(500), passives: fc.nat(500), detractors: fc.nat(500) })
  .filter(({ promoters, passives, detractors }) => promoters + passives + detractors > 0);

test("promoters and detractors swapped, the score changes sign", () => {
  fc.assert(
    fc.property(counts, ({ promoters, passives, detractors }) => {
      const score = netPromoterScore({ promoters, passives, detractors });
      const swapped = netPromoterScore({ promoters: detractors, passives, detractors: promoters });
      expect(swapped.score).toBeCloseTo(-score.score, 11);
      expect(swapped.ciLow).toBeCloseTo(-score.ciHigh, 9);
    }),
  );
});

test("one answer has a score but no standard deviation", () => {
  expect(netPromoterScore({ promoters: 1, passives: 0, detractors: 0 }).sdSample).toBeNull();
});

test("nobody answered: no score", () => {
  const nobody = { promoters: 0, passives: 0, detractors: 0 };
  expect(() => netPromoterScore(nobody)).toThrow(new InsufficientData("too-few-rows"));
  expect(() => netPromoterScore({ ...nobody, passives: -1 })).toThrow(RangeError);
});

test("a difference of two groups, with the noise of both", () => {
  const a = { promoters: 50, passives: 30, detractors: 20 };
  const b = { promoters: 40, passives: 30, detractors: 30 };
  const { difference, se, z, p } = netPromoterDifference(a, b);
  expect(difference).toBeCloseTo(20, 12);
  expect(se).toBeCloseTo(Math.sqrt(61 + 69), 12);
  expect(z).toBeCloseTo(20 / Math.sqrt(130), 12);
  expect(p).toBeCloseTo(0.0794, 4);
});

test("two groups of promoters only have no noise to test against", () => {
  const all = { promoters: 5, passives: 0, detractors: 0 };
  expect(netPromoterDifference(all, all)).toMatchObject({ difference: 0, z: null, p: null });
});
