import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { fromRows } from "./matrix";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";
import { relativeWeights, relativeWeightsFromCorrelations, weightsOf } from "./relative-weights";

function drawn(seed: number, p: number) {
  const random = seededRandom(seed);
  const base = Array.from({ length: 40 }, () => random.next());
  const x = Array.from({ length: p }, () => base.map((b) => b + 2 * random.next()));
  const y = base.map((b) => b + random.next());
  return { x, y };
}

test("uncorrelated drivers share R² by their own correlations", () => {
  const weights = relativeWeights(
    [
      [1, 1, -1, -1],
      [1, -1, 1, -1],
    ],
    [3, 1, -1, -3],
  );
  expect(weights).toEqual([expect.closeTo(0.8, 13), expect.closeTo(0.2, 13)]);
});

test("two drivers of equal standing get equal weights", () => {
  const weights = relativeWeightsFromCorrelations(
    fromRows([
      [1, 0.5, 0.6],
      [0.5, 1, 0.6],
      [0.6, 0.6, 1],
    ]),
  );
  expect(weights).toEqual([expect.closeTo(0.24, 13), expect.closeTo(0.24, 13)]);
});

test("weights are never negative and sum to R², whatever the order of the drivers", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 1, max: 8 }), (seed, p) => {
      const { x, y } = drawn(seed, p);
      const weights = relativeWeights(x, y);
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      expect(total).toBeCloseTo(leastSquares(x, y).rSquared, 11);
      for (const weight of weights) expect(weight).toBeGreaterThanOrEqual(0);
      const backwards = relativeWeights(x.toReversed(), y).toReversed();
      expect(backwards).toEqual(weights.map((weight) => expect.closeTo(weight, 11)));
    }),
  );
});

test("a resample in which a driver is doubled still has weights, shared equally", () => {
  const doubled = fromRows([
    [1, 1, 0.6],
    [1, 1, 0.6],
    [0.6, 0.6, 1],
  ]);
  expect(weightsOf(doubled)).toEqual([expect.closeTo(0.18, 13), expect.closeTo(0.18, 13)]);
  expect(() => relativeWeightsFromCorrelations(doubled)).toThrow(
    new InsufficientData("collinear", [1]),
  );
});
