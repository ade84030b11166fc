import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { seededRandom } from "./random";
import { leastSquares, leastSquaresThroughOrigin } from "./regression";

const random = seededRandom(11);
const column = (n: number) => Array.from({ length: n }, () => random.next());

test("a line through four points, by hand", () => {
  const fit = leastSquares([[1, 2, 3, 4]], [1, 3, 2, 5]);
  expect(fit.coefficients[0]).toBeCloseTo(1.1, 13);
  expect(fit.intercept.coefficient).toBeCloseTo(0, 13);
  expect(fit.rss).toBeCloseTo(2.7, 13);
  expect(fit.rSquared).toBeCloseTo(6.05 / 8.75, 13);
  expect(fit.standardErrors[0]).toBeCloseTo(Math.sqrt(1.35 / 5), 13);
  expect(fit.vif[0]).toBeCloseTo(1, 13);
  expect(fit.conditionNumber).toBeCloseTo(1, 13);
});

test("with one driver β, r and partial r are the same, and F is t squared", () => {
  const fit = leastSquares([[1, 2, 3, 4, 7]], [1, 3, 2, 5, 4]);
  expect(fit.beta[0]).toBeCloseTo(fit.zeroOrder[0] ?? Number.NaN, 13);
  expect(fit.partial[0]).toBeCloseTo(fit.zeroOrder[0] ?? Number.NaN, 13);
  expect(fit.f).toBeCloseTo((fit.t[0] ?? Number.NaN) ** 2, 11);
  expect(fit.fP).toBeCloseTo(fit.p[0] ?? Number.NaN, 12);
});

test("two drivers with correlation r have VIF 1 / (1 − r²)", () => {
  const fit = leastSquares(
    [
      [1, 2, 3, 4, 5],
      [2, 1, 4, 3, 5],
    ],
    [1, 2, 2, 4, 3],
  );
  expect(fit.vif[0]).toBeCloseTo(1 / (1 - 0.8 ** 2), 12);
});

test("unit and origin of a driver change its coefficient and nothing else", () => {
  const x = [column(30), column(30)];
  const y = column(30);
  const fit = leastSquares(x, y);
  const moved = leastSquares([(x[0] ?? []).map((v) => 1000 * v + 1e8), x[1] ?? []], y);
  expect(Math.abs(moved.rSquared / fit.rSquared - 1)).toBeLessThan(1e-9);
  expect(moved.coefficients[0]).toBeCloseTo((fit.coefficients[0] ?? 0) / 1000, 9);
  expect(moved.coefficients[1]).toBeCloseTo(fit.coefficients[1] ?? Number.NaN, 9);
  expect(moved.t[0]).toBeCloseTo(fit.t[0] ?? Number.NaN, 6);
});

test("residuals do not correlate with any driver", () => {
  const value = fc.double({ min: -10, max: 10, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(value, value, value), { minLength: 8 }), (rows) => {
      const columns = [rows.map(([a]) => a), rows.map(([, b]) => b)];
      const y = rows.map(([, , c]) => c);
      let fit: ReturnType<typeof leastSquares>;
      try {
        fit = leastSquares(columns, y);
      } catch (error) {
        expect(error).toBeInstanceOf(InsufficientData);
        return;
      }
      const [b1 = 0, b2 = 0] = fit.coefficients;
      const residuals = rows.map(([a, b, c]) => c - fit.intercept.coefficient - b1 * a - b2 * b);
      const scale = Math.max(1, Math.abs(b1) * 100, Math.abs(b2) * 100) * rows.length;
      for (const driver of columns) {
        const product = driver.reduce((sum, v, i) => sum + v * (residuals[i] ?? 0), 0);
        expect(Math.abs(product) / scale).toBeLessThan(1e-6);
      }
    }),
  );
});

test("through the origin, by hand", () => {
  const fit = leastSquaresThroughOrigin([[1, 2]], [2, 5]);
  expect(fit.coefficients[0]).toBeCloseTo(2.4, 14);
  expect(fit.rSquared).toBeCloseTo(1 - 0.2 / 29, 13);
});

test("a perfect fit has no noise to test against", () => {
  const fit = leastSquares([[1, 2, 3, 4]], [2, 4, 6, 8]);
  expect(fit).toMatchObject({ rss: 0, sigma: 0, rSquared: 1, f: null, fP: null });
  expect(fit.t).toEqual([null]);
  expect(fit.p).toEqual([null]);
});

test("what is missing is named", () => {
  const y = [1, 2, 3, 5, 4];
  const a = [1, 2, 3, 4, 5];
  const doubled = a.map((v) => 2 * v);
  const flat = [7, 7, 7, 7, 7];
  expect(() => leastSquares([a, doubled], y)).toThrow(new InsufficientData("collinear", [1]));
  expect(() => leastSquares([a, flat], y)).toThrow(new InsufficientData("no-variation", [1]));
  expect(() => leastSquares([a], flat)).toThrow(new InsufficientData("no-variation", [1]));
  expect(() => leastSquares([[1, 2, 4]], [1, 2, 3])).not.toThrow();
  expect(() => leastSquares([[1, 2]], [1, 2])).toThrow(new InsufficientData("too-few-rows"));
  expect(() => leastSquaresThroughOrigin([[1, 2]], [0, 0])).toThrow(InsufficientData);
  expect(() => leastSquares([], y)).toThrow(RangeError);
});
