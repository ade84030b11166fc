import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { kaplanMeier } from "./kaplan-meier";
import { logRank } from "./log-rank";

test("two groups of one, by hand", () => {
  const result = logRank([
    { times: [1], events: [1] },
    { times: [2], events: [1] },
  ]);
  // At 1 one of two leaves: expected ½, variance ¼; at 2 nobody is left to compare with.
  expect(result.expected).toEqual([0.5, 1.5]);
  expect(result.chi2).toBeCloseTo(1, 14);
  expect(result.df).toBe(1);
});

const group = fc.record({
  times: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 5, maxLength: 20 }),
});
const withEvents = group.map(({ times }) => ({
  times,
  events: times.map((time, i) => ((time + i) % 3 === 0 ? 0 : 1)),
}));

test("expected events add up to those seen, and the order of the groups does not matter", () => {
  fc.assert(
    fc.property(withEvents, withEvents, withEvents, (a, b, c) => {
      const there = logRank([a, b, c]);
      const back = logRank([c, b, a]);
      const seen = [a, b, c].flatMap(({ events }) => events).reduce<number>((x, y) => x + y, 0);
      expect(there.expected.reduce((x, y) => x + y, 0)).toBeCloseTo(seen, 10);
      expect(back.chi2).toBeCloseTo(there.chi2, 9);
      expect(back.p).toBeCloseTo(there.p, 9);
    }),
  );
});

test("the same group twice does not differ", () => {
  const same = { times: [1, 2, 2, 5], events: [1, 0, 1, 1] };
  expect(logRank([same, same])).toMatchObject({ chi2: 0, p: 1 });
});

test("what cannot be compared is said", () => {
  const watched = { times: [3, 4], events: [0, 0] };
  expect(() => logRank([watched, watched])).toThrow(new InsufficientData("no-variation", [0]));
  expect(() => logRank([watched])).toThrow(RangeError);
  expect(() => logRank([watched, { times: [], events: [] }])).toThrow(InsufficientData);
});

test("rows that stand for several customers count as so many rows", () => {
  const counted = { times: [1, 2, 5], events: [1, 0, 1], counts: [2, 3, 1] };
  const each = { times: [1, 1, 2, 2, 2, 5], events: [1, 1, 0, 0, 0, 1] };
  const other = { times: [3, 4, 4], events: [1, 1, 0] };
  expect(logRank([counted, other])).toEqual(logRank([each, other]));
  expect(kaplanMeier(counted.times, counted.events, counted.counts)).toEqual(
    kaplanMeier(each.times, each.events),
  );
  expect(() => kaplanMeier([1, 2], [1, 1], [1, 0])).toThrow(RangeError);
  expect(() => kaplanMeier([1, 2], [1, 1], [1])).toThrow(RangeError);
});
