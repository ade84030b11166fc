import fc from "fast-check";
import { expect, test } from "vitest";
import { describe } from "@/lib/stats/describe";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { csatScale } from "./csat";
import { ratingScore, tallyRatings } from "./rating";

test("answers are counted per step, lowest first; the rest is rejected", () => {
  expect(tallyRatings([5, 1, 5, 0, 6, 3.5], csatScale)).toEqual({
    counts: [1, 0, 0, 0, 2],
    rejected: 3,
  });
});

test("three of four are satisfied", () => {
  const score = ratingScore([0, 0, 1, 2, 1], csatScale);
  expect(score).toMatchObject({ n: 4, satisfied: 3, share: 0.75, mean: 4, median: 4 });
  expect(score.shareCiLow).toBeCloseTo(0.30064, 4);
  expect(score.shareCiHigh).toBeCloseTo(0.95441, 4);
});

test("mean, spread and median are those of the answers one by one", () => {
  const ratings = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 60 });
  fc.assert(
    fc.property(ratings, (answers) => {
      const score = ratingScore(tallyRatings(answers, csatScale).counts, csatScale);
      const expected = describe(answers);
      expect(score.mean).toBeCloseTo(expected.mean, 12);
      expect(score.median).toBe(expected.median);
      expect(score.sd).toBeCloseTo(expected.sd ?? Number.NaN, 12);
      expect(score.meanCiHigh).toBeCloseTo(expected.ciHigh ?? Number.NaN, 11);
    }),
  );
});

test("one answer has a mean and no interval of it", () => {
  expect(ratingScore([0, 0, 0, 1, 0], csatScale)).toMatchObject({
    mean: 4,
    sd: null,
    meanCiLow: null,
  });
});

test("nobody answered, or counts of another scale", () => {
  expect(() => ratingScore([0, 0, 0, 0, 0], csatScale)).toThrow(
    new InsufficientData("too-few-rows"),
  );
  expect(() => ratingScore([1, 2, 3], csatScale)).toThrow(RangeError);
});
