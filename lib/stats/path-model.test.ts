import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import {
  arrowsOf,
  causalOrder,
  effectAlong,
  effectBetween,
  fitPathModel,
  totalEffects,
} from "./path-model";

const x = [1, 2, 3, 4, 5, 6];
const m = [2.1, 3.9, 6.2, 7.8, 10.1, 11.9];
const y = [1.2, 1.9, 3.3, 3.6, 5.2, 5.8];

test("a chain's effect is the product of its steps", () => {
  const model = fitPathModel(
    [x, m, y],
    [
      { outcome: 1, inputs: [0] },
      { outcome: 2, inputs: [1, 0] },
    ],
  );
  const along = effectAlong(model, [0, 1, 2]);
  const [first, second] = model.map(({ fit }) => fit);
  expect(along.estimate).toBeCloseTo(
    (first?.coefficients[0] ?? 0) * (second?.coefficients[0] ?? 0),
    12,
  );
  const { total, direct, indirect } = effectBetween(0, 2, [0, 1, 2], arrowsOf(model));
  expect(direct).toBe(second?.coefficients[1]);
  expect(indirect).toBeCloseTo(along.estimate, 12);
  expect(total).toBeCloseTo(direct + indirect, 12);
  expect(() => effectAlong(model, [1, 0])).toThrow(RangeError);
});

test("the total effect is the outcome's own slope where everything runs through the chain", () => {
  // With every earlier variable in each equation, total effects equal the reduced form.
  const model = fitPathModel(
    [x, m, y],
    [
      { outcome: 1, inputs: [0] },
      { outcome: 2, inputs: [0, 1] },
    ],
  );
  const reduced = fitPathModel([x, m, y], [{ outcome: 2, inputs: [0] }]);
  const { total } = effectBetween(0, 2, causalOrder(3, model), arrowsOf(model));
  expect(total).toBeCloseTo(reduced[0]?.fit.coefficients[0] ?? 0, 10);
});

test("circles, twins and missing variables are refused", () => {
  expect(() =>
    causalOrder(2, [
      { outcome: 0, inputs: [1] },
      { outcome: 1, inputs: [0] },
    ]),
  ).toThrow(/circle/);
  expect(() => causalOrder(1, [{ outcome: 0, inputs: [0] }])).toThrow(/circle/);
  expect(() =>
    causalOrder(2, [
      { outcome: 1, inputs: [0] },
      { outcome: 1, inputs: [] },
    ]),
  ).toThrow(RangeError);
  expect(() => fitPathModel([x], [{ outcome: 0, inputs: [3] }])).toThrow(RangeError);
});

test("a constant variable is named, not divided by", () => {
  const flat = x.map(() => 1);
  expect(() => fitPathModel([flat, y], [{ outcome: 1, inputs: [0] }])).toThrow(InsufficientData);
});

test("totals are the sum over all paths, whatever the graph", () => {
  const weight = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(weight, { minLength: 10, maxLength: 10 }), (weights) => {
      // A complete graph of five variables, i → j for i < j.
      const pairs = [0, 1, 2, 3].flatMap((i) =>
        [1, 2, 3, 4].filter((j) => j > i).map((j) => [i, j] as const),
      );
      const arrows = pairs.map(([from, to], k) => ({ from, to, coefficient: weights[k] ?? 0 }));
      const sumOfPaths = (from: number): number =>
        from === 4
          ? 1
          : arrows
              .filter((a) => a.from === from)
              .reduce((sum, a) => sum + a.coefficient * sumOfPaths(a.to), 0);
      expect(totalEffects(0, [0, 1, 2, 3, 4], arrows)[4]).toBeCloseTo(sumOfPaths(0), 8);
    }),
  );
});
