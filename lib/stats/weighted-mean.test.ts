import fc from "fast-check";
import { expect, test } from "vitest";
import { weightedMean } from "./weighted-mean";

const codes = (n: number) => Int32Array.from({ length: n }, (_, k) => k);

test("equal weights, each row its own cluster: the mean and its usual standard error", () => {
  const y = [3, 5, 8, 10, 4];
  const { mean, se, effective } = weightedMean(y, [2, 2, 2, 2, 2], codes(5));
  expect(mean).toBeCloseTo(6, 12);
  // sd = √(34 / 4), se = sd / √5.
  expect(se).toBeCloseTo(Math.sqrt(34 / 4 / 5), 12);
  expect(effective).toBeCloseTo(5, 12);
});

test("unequal weights by hand", () => {
  const { mean, se, effective } = weightedMean([0, 10], [3, 1], codes(2));
  expect(mean).toBe(2.5);
  // Residual sums −7.5 and 7.5: √(2/1 · 112.5) / 4.
  expect(se).toBeCloseTo(Math.sqrt(225) / 4, 12);
  expect(effective).toBeCloseTo(16 / 10, 12);
});

test("answers of one customer count as one cluster", () => {
  const once = weightedMean([1, 2, 6], [1, 1, 1], codes(3));
  const twice = weightedMean(
    [1, 1, 2, 2, 6, 6],
    [1, 1, 1, 1, 1, 1],
    Int32Array.of(0, 0, 1, 1, 2, 2),
  );
  expect(twice.se).toBeCloseTo(once.se, 12);
});

test("the scale of the weights does not matter", () => {
  const rows = fc.array(
    fc.tuple(fc.integer({ min: -100, max: 100 }), fc.integer({ min: 1, max: 50 })),
    {
      minLength: 2,
      maxLength: 30,
    },
  );
  fc.assert(
    fc.property(rows, (pairs) => {
      const y = pairs.map(([value]) => value);
      const at = (scale: number) =>
        weightedMean(
          y,
          pairs.map(([, weight]) => scale * weight),
          codes(y.length),
        );
      expect(at(1000).mean).toBeCloseTo(at(1).mean, 9);
      expect(at(1000).se).toBeCloseTo(at(1).se, 9);
    }),
  );
});

test("no weight to speak of is refused", () => {
  expect(() => weightedMean([1, 2], [1, 0], codes(2))).toThrow(/./);
  expect(() => weightedMean([1, 2], [1, -1], codes(2))).toThrow(RangeError);
});

test("equal values have exactly their mean and no noise, however many and however large", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1e9, max: 1e9 }).map((k) => k / 7),
      fc.array(fc.double({ min: 0.01, max: 5, noNaN: true }), { minLength: 2, maxLength: 2_000 }),
      (value, weights) => {
        const n = weights.length;
        const { mean, se } = weightedMean(new Float64Array(n).fill(value), weights, codes(n));
        expect([mean, se]).toEqual([value, 0]);
      },
    ),
  );
});
