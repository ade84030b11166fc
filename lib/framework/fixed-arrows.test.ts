import { expect, test } from "vitest";
import { fitBeside, withFixed } from "@/lib/framework/fixed-arrows";
import { seededRandom } from "@/lib/stats/random";
import { leastSquares } from "@/lib/stats/regression";

const random = seededRandom(5);
const column = (make: (i: number) => number) =>
  Float64Array.from({ length: 60 }, (_, i) => make(i));
const x = column(() => random.next());
const z = column((i) => (x[i] ?? 0) + random.next());
const y = column((i) => 1 + 2 * (x[i] ?? 0) - 3 * (z[i] ?? 0) + 0.1 * random.next());

test("with nothing fixed it is least squares", () => {
  const { fit } = fitBeside([x, z], [], y);
  const plain = leastSquares([x, z], y);
  fit.coefficients.forEach((each, j) => {
    expect(each).toBeCloseTo(plain.coefficients[j] ?? 0, 12);
    expect(fit.beta[j]).toBeCloseTo(plain.beta[j] ?? 0, 9);
  });
  expect(fit.rSquared).toBeCloseTo(plain.rSquared, 9);
});

test("what is fixed stays, and the rest is fitted to what it leaves", () => {
  const { fit, columns } = fitBeside([x], [{ column: z, coefficient: -3 }], y);
  expect(fit.coefficients[1]).toBe(-3);
  expect(fit.standardErrors[1]).toBe(0);
  expect(fit.coefficients[0]).toBeCloseTo(2, 1);
  expect(columns).toEqual([x, z, y]);
  // A coefficient that is far from the truth explains less.
  const wrong = fitBeside([x], [{ column: z, coefficient: 3 }], y);
  expect(wrong.fit.rSquared).toBeLessThan(fit.rSquared);
});

test("with everything fixed only the mean is left to find", () => {
  const { fit } = fitBeside([], [{ column: x, coefficient: 0 }], y);
  const mean = y.reduce((sum, each) => sum + each, 0) / y.length;
  expect(fit.intercept).toBeCloseTo(mean, 12);
  expect(fit.rSquared).toBeCloseTo(0, 12);
});

test("draws get the fixed coefficients behind the estimated ones of their equation", () => {
  const fixed = [{ from: "z", to: "y", coefficient: 9 }];
  const equations = [
    { inputs: ["a"], fixed },
    { inputs: [], fixed },
    { inputs: ["b", "c"], fixed: [] },
  ];
  const draws = [Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)];
  expect(withFixed(draws, equations).map((draw) => [...draw])).toEqual([
    [1, 9, 9, 2, 3],
    [4, 9, 9, 5, 6],
  ]);
});
