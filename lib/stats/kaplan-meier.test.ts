import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { kaplanMeier, restrictedMean, riskSets, survivalAt } from "./kaplan-meier";

const survivals = (times: number[], events: number[]) =>
  kaplanMeier(times, events).steps.map(({ survival }) => survival);

test("two of three leave, one is lost sight of in between", () => {
  expect(survivals([1, 2, 3], [1, 0, 1])).toEqual([expect.closeTo(2 / 3, 15), 0]);
});

test("a customer censored at t is at risk at t", () => {
  expect(riskSets([2, 2, 3], [1, 0, 1])).toEqual([
    { time: 2, atRisk: 3, events: 1 },
    { time: 3, atRisk: 1, events: 1 },
  ]);
});

test("the interval, by hand: S to the power of exp(± z · σ / log S)", () => {
  const [step] = kaplanMeier([5, 8, 9, 9], [1, 0, 0, 0]).steps;
  expect(step?.survival).toBe(0.75);
  expect(step?.standardError).toBeCloseTo(0.75 * Math.sqrt(1 / 12), 14);
  const half = (1.959963984540054 * Math.sqrt(1 / 12)) / Math.log(0.75);
  expect(step?.ciLow).toBeCloseTo(0.75 ** Math.exp(-half), 12);
  expect(step?.ciHigh).toBeCloseTo(0.75 ** Math.exp(half), 12);
});

test("where S is 1 or 0 there is no interval", () => {
  const curve = kaplanMeier([2, 4], [1, 1]);
  const none = { standardError: null, ciLow: null, ciHigh: null };
  expect(survivalAt(curve, 1)).toEqual({ time: 1, survival: 1, ...none });
  expect(survivalAt(curve, 3)).toMatchObject({ time: 2, survival: 0.5 });
  expect(survivalAt(curve, 9)).toEqual({ time: 4, survival: 0, ...none });
});

test("the median: first at or below one half, midway when exactly one half, or none", () => {
  expect(kaplanMeier([1, 2, 3], [1, 1, 1]).median).toBe(2);
  expect(kaplanMeier([1, 2, 4, 9], [1, 1, 1, 1]).median).toBe(3);
  expect(kaplanMeier([1, 2], [0, 0])).toMatchObject({ events: 0, steps: [], median: null });
});

test("without anybody lost sight of, the curve is the share still there and its area the mean", () => {
  const times = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(times, (list) => {
      const curve = kaplanMeier(
        list,
        list.map(() => 1),
      );
      for (const { time, survival } of curve.steps) {
        expect(survival).toBeCloseTo(list.filter((t) => t > time).length / list.length, 12);
      }
      const mean = list.reduce((sum, t) => sum + t, 0) / list.length;
      expect(restrictedMean(curve, 9)).toBeCloseTo(mean, 10);
    }),
  );
});

test("what is no duration is refused", () => {
  expect(() => kaplanMeier([], [])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => kaplanMeier([-1], [1])).toThrow(RangeError);
  expect(() => kaplanMeier([1], [2])).toThrow(RangeError);
});
