import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { logisticRegression } from "./logistic-regression";
import { seededRandom } from "./random";

/** Two drivers and an outcome that depends on the first, different for every seed. */
function drawn(seed: number, n = 60) {
  const random = seededRandom(seed);
  const x = [0, 1].map(() => Array.from({ length: n }, () => random.next()));
  const y = (x[0] ?? []).map((value) => (random.next() < 0.2 + 0.6 * value ? 1 : 0));
  return { x, y };
}

test("one yes-or-no driver: the odds ratio of the table, with its textbook standard error", () => {
  // 10 of 40 without, 30 of 50 with.
  const x = Array.from({ length: 90 }, (_, i) => (i < 40 ? 0 : 1));
  const y = x.map((driver, i) => (driver === 0 ? Number(i < 10) : Number(i < 70)));
  const fit = logisticRegression([x], y);
  expect(fit.oddsRatios[0]).toBeCloseTo((30 / 20) * (30 / 10), 11);
  expect(fit.intercept.coefficient).toBeCloseTo(Math.log(10 / 30), 12);
  expect(fit.coefficients[0]?.standardError).toBeCloseTo(
    Math.sqrt(1 / 10 + 1 / 30 + 1 / 30 + 1 / 20),
    12,
  );
  expect(fit.intercept.standardError).toBeCloseTo(Math.sqrt(1 / 10 + 1 / 30), 12);
  expect(fit).toMatchObject({ n: 90, events: 40 });
});

test("predicted shares balance those seen, for the outcome and for each driver", () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const { x, y } = drawn(seed);
      fc.pre(new Set(y).size === 2);
      const fit = logisticRegression(x, y);
      const [b1 = 0, b2 = 0] = fit.coefficients.map(({ coefficient }) => coefficient);
      const residuals = y.map((value, i) => {
        const odds = fit.intercept.coefficient + b1 * (x[0]?.[i] ?? 0) + b2 * (x[1]?.[i] ?? 0);
        return value - 1 / (1 + Math.exp(-odds));
      });
      for (const column of [y.map(() => 1), ...x]) {
        const balance = column.reduce((sum, value, i) => sum + value * (residuals[i] ?? 0), 0);
        expect(balance).toBeCloseTo(0, 9);
      }
      expect(fit.chi2).toBeCloseTo(2 * (fit.logLikelihood - fit.nullLogLikelihood), 10);
    }),
  );
});

test("unit and origin of a driver change its coefficient and nothing else, yes and no only signs", () => {
  const { x, y } = drawn(7);
  const fit = logisticRegression(x, y);
  const moved = logisticRegression([(x[0] ?? []).map((v) => 1000 * v + 1e8), x[1] ?? []], y);
  const turned = logisticRegression(
    x,
    y.map((value) => 1 - value),
  );
  const relative = (a = Number.NaN, b = Number.NaN) => Math.abs(a / b - 1);
  expect(relative(moved.logLikelihood, fit.logLikelihood)).toBeLessThan(1e-9);
  for (const j of [0, 1]) {
    const [before, after] = [fit.coefficients[j], moved.coefficients[j]];
    expect(relative(after?.z, before?.z)).toBeLessThan(1e-9);
    expect(turned.coefficients[j]?.coefficient).toBeCloseTo(-(before?.coefficient ?? 0), 10);
  }
});

test("drivers that tell the outcome have no estimate, wholly or on one side", () => {
  const y = [0, 0, 0, 0, 1, 1, 1, 1];
  const separated = new InsufficientData("separation");
  expect(() => logisticRegression([[1, 2, 3, 4, 6, 7, 8, 9]], y)).toThrow(separated);
  expect(() => logisticRegression([[1, 2, 3, 4, 4, 7, 8, 9]], y)).toThrow(separated);
  expect(() => logisticRegression([[0, 0, 0, 0, 0, 0, 1, 1]], y)).toThrow(separated);
  expect(() => logisticRegression([[0, 0, 0, 0, 0, 0, 0, 1e6]], y)).toThrow(separated);
});

test("rare but not excluded is no separation", () => {
  const x = Array.from({ length: 10_000 }, (_, i) => (i < 5_000 ? 0 : 1));
  const y = x.map((_, i) => (i === 0 || i > 5_001 ? 1 : 0));
  const fit = logisticRegression([x], y);
  expect(fit.oddsRatios[0]).toBeCloseTo((4_998 / 2) * 4_999, 2);
});

test("what cannot be answered is named", () => {
  const y = [0, 1, 0, 1, 1, 0];
  const a = [1, 2, 3, 4, 5, 6];
  const ones = y.map(() => 1);
  expect(() => logisticRegression([a], ones)).toThrow(new InsufficientData("no-variation", [1]));
  expect(() => logisticRegression([ones], y)).toThrow(new InsufficientData("no-variation", [0]));
  expect(() => logisticRegression([a, a], y)).toThrow(new InsufficientData("collinear", [1]));
  expect(() => logisticRegression([[1, 2]], [0, 1])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => logisticRegression([a], [0, 1, 0, 1, 1, 2])).toThrow(RangeError);
  expect(() => logisticRegression([], y)).toThrow(RangeError);
});
