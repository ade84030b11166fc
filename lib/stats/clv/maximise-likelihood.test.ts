import { expect, test } from "vitest";
import { at } from "../matrix";
import { maximiseLikelihood } from "./maximise-likelihood";

/** n waiting times of mean m under an exponential rate: likeliest at 1/m, standard error 1/(m√n). */
const waiting = (n: number, mean: number) => (p: Float64Array) => {
  const rate = p[0] ?? 0;
  return {
    value: n * Math.log(rate) - rate * n * mean,
    gradient: new Float64Array([n / rate - n * mean]),
  };
};

test("a known maximum is found with its standard error", () => {
  const { parameters, standardErrors, logLikelihood, converged } = maximiseLikelihood(
    waiting(100, 4),
    [9],
  );
  expect(converged).toBe(true);
  expect(parameters[0]).toBeCloseTo(0.25, 10);
  expect(standardErrors[0]).toBeCloseTo(0.025, 8);
  expect(logLikelihood).toBeCloseTo(100 * Math.log(0.25) - 100, 10);
});

test("two parameters that go together are told so by their covariance", () => {
  // A bowl in the logarithms of both, tilted: correlation −0.8.
  const bowl = (p: Float64Array) => {
    const [x, y] = [Math.log(p[0] ?? 0) - 1, Math.log(p[1] ?? 0) + 2];
    return {
      value: -(x * x + y * y + 1.6 * x * y) / 2,
      gradient: new Float64Array([-(x + 0.8 * y) / (p[0] ?? 0), -(y + 0.8 * x) / (p[1] ?? 0)]),
    };
  };
  const { parameters, logCovariance, converged } = maximiseLikelihood(bowl, [1, 1]);
  expect(converged).toBe(true);
  expect(parameters[0]).toBeCloseTo(Math.E, 8);
  expect(parameters[1]).toBeCloseTo(Math.exp(-2), 8);
  expect(logCovariance && at(logCovariance, 0, 1)).toBeCloseTo(-0.8 / 0.36, 4);
});

test("a likelihood without a maximum is not said to have one", () => {
  const rising = (p: Float64Array) => ({
    value: -1 / (p[0] ?? 0),
    gradient: new Float64Array([(p[0] ?? 0) ** -2]),
  });
  const { converged, standardErrors, logCovariance } = maximiseLikelihood(rising, [1]);
  expect(converged).toBe(false);
  expect(standardErrors).toEqual([null]);
  expect(logCovariance).toBeNull();
});

test("a start without a likelihood is refused", () => {
  expect(() => maximiseLikelihood(waiting(10, Number.NaN), [1])).toThrow(RangeError);
});
