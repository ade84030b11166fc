import { expect, test } from "vitest";
import { fromRows } from "./matrix";
import { estimate, fitOf, unscaledVarianceOf, unscaledVariances } from "./regression-summary";

test("an estimate of 2 with standard error 1 and 10 degrees of freedom", () => {
  const { t, p, ciLow, ciHigh } = estimate(2, 1, 10);
  expect(t).toBe(2);
  expect(p).toBeCloseTo(0.07338803477074, 12);
  expect(ciLow).toBeCloseTo(2 - 2.2281388519649385, 10);
  expect(ciHigh).toBeCloseTo(2 + 2.2281388519649385, 10);
});

test("without noise there is no test", () => {
  expect(estimate(2, 0, 10)).toMatchObject({ t: null, p: null, ciLow: 2, ciHigh: 2 });
});

test("variances are those of (XᵀX)⁻¹", () => {
  const r = fromRows([
    [2, 1],
    [0, 4],
  ]);
  const inverseDiagonal = [17 / 64, 4 / 64];
  expect(unscaledVariances(r)).toEqual(inverseDiagonal.map((v) => expect.closeTo(v, 14)));
  expect(unscaledVarianceOf(r, Float64Array.of(1, 0))).toBeCloseTo(17 / 64, 14);
});

test("a residual of pure rounding counts as none", () => {
  const solved = {
    n: 5,
    r: fromRows([[1]]),
    coefficients: Float64Array.of(3),
    explained: 9,
    rss: 1e-25,
    tss: 9,
    hasIntercept: true,
  };
  expect(fitOf(solved)).toMatchObject({ rss: 0, sigma: 0, rSquared: 1, f: null });
});
