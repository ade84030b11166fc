import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { momentsOf } from "./moments";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";
import { leastSquaresFromMoments } from "./regression-from-moments";

const random = seededRandom(4);
const n = 200;
const base = Array.from({ length: n }, () => random.next());
const x = [1, 10, 1000].map((unit) => base.map((b) => unit * (b + random.next()) + 1e5));
const y = base.map((b) => 3 * b + random.next());

test("moments give the same answer as rows", () => {
  const rows = leastSquares(x, y);
  const moments = leastSquaresFromMoments(momentsOf([...x, y]));
  for (const list of [
    "coefficients",
    "standardErrors",
    "t",
    "p",
    "beta",
    "vif",
    "partial",
  ] as const) {
    moments[list].forEach((value, j) => {
      expect((value ?? 0) / (rows[list][j] ?? Number.NaN)).toBeCloseTo(1, 9);
    });
  }
  expect(moments.rSquared).toBeCloseTo(rows.rSquared, 12);
  expect(moments.f).toBeCloseTo(rows.f ?? Number.NaN, 8);
  expect(moments.intercept.standardError / rows.intercept.standardError).toBeCloseTo(1, 9);
  expect(moments.conditionNumber).toBeCloseTo(rows.conditionNumber, 9);
});

test("a perfect fit has no noise to test against", () => {
  const perfect = base.map((_, i) => 2 * (x[0]?.[i] ?? 0) - (x[1]?.[i] ?? 0));
  expect(leastSquaresFromMoments(momentsOf([...x, perfect]))).toMatchObject({ rss: 0, f: null });
});

test("what is close to collinear is refused, because the digits are gone", () => {
  const almost = (x[0] ?? []).map((v, i) => v + (i % 2) * 1e-4);
  expect(() => leastSquaresFromMoments(momentsOf([...x, almost, y]))).toThrow(
    new InsufficientData("ill-conditioned"),
  );
});

test("what is missing is named", () => {
  const doubled = (x[0] ?? []).map((v) => 2 * v);
  const flat = base.map(() => 3);
  expect(() => leastSquaresFromMoments(momentsOf([...x, doubled, y]))).toThrow(
    new InsufficientData("collinear", [3]),
  );
  expect(() => leastSquaresFromMoments(momentsOf([flat, y]))).toThrow(
    new InsufficientData("no-variation", [0]),
  );
  expect(() =>
    leastSquaresFromMoments(
      momentsOf([
        [1, 2],
        [2, 3],
      ]),
    ),
  ).toThrow(new InsufficientData("too-few-rows"));
  expect(() => leastSquaresFromMoments(momentsOf([y]))).toThrow(RangeError);
});
