import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { logisticRegression } from "./logistic-regression";
import { proportionalOdds } from "./proportional-odds";
import { seededRandom } from "./random";

/** Two drivers and answers 0..levels − 1 that follow the first, different for every seed. */
function drawn(seed: number, levels: number, n = 80) {
  const random = seededRandom(seed);
  const x = [0, 1].map(() => Array.from({ length: n }, () => random.next()));
  const y = (x[0] ?? []).map((value) => Math.floor(((value + random.next()) / 2) * levels));
  return { x, y };
}

const relative = (a = Number.NaN, b = Number.NaN) => Math.abs(a / b - 1);

test("with two answers it is logistic regression, ζ being minus the intercept", () => {
  const { x, y } = drawn(3, 2);
  const ordinal = proportionalOdds(x, y);
  const logistic = logisticRegression(x, y);
  expect(ordinal.logLikelihood).toBeCloseTo(logistic.logLikelihood, 10);
  expect(ordinal.thresholds[0]?.coefficient).toBeCloseTo(-logistic.intercept.coefficient, 9);
  for (const j of [0, 1]) {
    const [a, b] = [ordinal.coefficients[j], logistic.coefficients[j]];
    expect(relative(a?.coefficient, b?.coefficient)).toBeLessThan(1e-9);
    expect(relative(a?.standardError, b?.standardError)).toBeLessThan(1e-9);
  }
});

test("turning the scale round turns the signs, whatever the answers are called", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 3, max: 11 }), (seed, levels) => {
      const { x, y } = drawn(seed, levels);
      const fit = proportionalOdds(x, y);
      const turned = proportionalOdds(
        x,
        y.map((answer) => 100 - 3 * answer),
      );
      expect(turned.logLikelihood).toBeCloseTo(fit.logLikelihood, 8);
      for (const j of [0, 1]) {
        expect(turned.coefficients[j]?.z).toBeCloseTo(-(fit.coefficients[j]?.z ?? 0), 7);
      }
      const cuts = fit.thresholds.map(({ coefficient }) => coefficient);
      expect(cuts).toEqual([...cuts].sort((a, b) => a - b));
      expect(fit.levels).toEqual([...new Set(y)].sort((a, b) => a - b));
    }),
    { numRuns: 30 },
  );
});

test("unit and origin of a driver change its coefficient and nothing else", () => {
  const { x, y } = drawn(5, 6);
  const fit = proportionalOdds(x, y);
  const moved = proportionalOdds([(x[0] ?? []).map((v) => 1000 * v + 1e8), x[1] ?? []], y);
  expect(relative(moved.logLikelihood, fit.logLikelihood)).toBeLessThan(1e-9);
  expect(relative(moved.coefficients[0]?.z, fit.coefficients[0]?.z)).toBeLessThan(1e-8);
  expect(relative(moved.coefficients[1]?.z, fit.coefficients[1]?.z)).toBeLessThan(1e-8);
});

test("the likelihood is largest there: no neighbouring coefficient is likelier", () => {
  const { x, y } = drawn(8, 4, 40);
  const fit = proportionalOdds([x[0] ?? []], y);
  const b = fit.coefficients[0]?.coefficient ?? 0;
  const cuts = fit.thresholds.map(({ coefficient }) => coefficient);
  const share = (at: number) => 1 / (1 + Math.exp(-at));
  const likelihood = (slope: number) =>
    y.reduce((sum, answer, i) => {
      const at = (k: number) => (cuts[k] ?? 0) - slope * (x[0]?.[i] ?? 0);
      const k = fit.levels.indexOf(answer);
      const upper = k < cuts.length ? share(at(k)) : 1;
      return sum + Math.log(upper - (k > 0 ? share(at(k - 1)) : 0));
    }, 0);
  expect(likelihood(b)).toBeCloseTo(fit.logLikelihood, 10);
  expect(likelihood(b + 0.01)).toBeLessThan(fit.logLikelihood);
  expect(likelihood(b - 0.01)).toBeLessThan(fit.logLikelihood);
});

test("what cannot be answered is named", () => {
  const y = [1, 1, 2, 2, 3, 3];
  const a = [1, 2, 3, 4, 5, 6];
  expect(() => proportionalOdds([a], y)).toThrow(new InsufficientData("separation"));
  expect(() => proportionalOdds([a], [2, 2, 2, 2, 2, 2])).toThrow(
    new InsufficientData("no-variation", [1]),
  );
  expect(() => proportionalOdds([a, a], y)).toThrow(new InsufficientData("collinear", [1]));
});
