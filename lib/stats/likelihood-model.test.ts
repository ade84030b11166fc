import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import {
  constantEstimate,
  designOf,
  driverEstimates,
  likelihoodFit,
  waldEstimate,
} from "./likelihood-model";
import { fromRows } from "./matrix";

const maximum = {
  parameters: Float64Array.of(1, 6),
  value: -20,
  factor: fromRows([
    [2, 0],
    [0, 4],
  ]),
};
const design = { columns: [], means: [10], deviations: [3] };

test("drivers are centred and brought to deviation 1", () => {
  const { columns, means, deviations } = designOf([[1, 3, 5, 7]], [0, 1, 0, 1]);
  expect(means).toEqual([4]);
  expect(deviations[0]).toBeCloseTo(Math.sqrt(5), 14);
  expect(columns[0]?.[3]).toBeCloseTo(3 / Math.sqrt(5), 14);
  expect(() => designOf([[1, 1, 1, 1]], [0, 1, 0, 1])).toThrow(InsufficientData);
});

test("Wald's estimate: coefficient over the standard error the information gives", () => {
  const estimate = waldEstimate(maximum, Float64Array.of(0, 1));
  expect(estimate).toMatchObject({ coefficient: 6, standardError: 0.25, z: 24 });
  expect(estimate.ciHigh).toBeCloseTo(6 + 1.959963984540054 / 4, 12);
});

test("per unit of the driver, and the constant where the driver is 0", () => {
  expect(driverEstimates(maximum, design, 1)).toMatchObject([{ coefficient: 2, z: 24 }]);
  const added = constantEstimate(maximum, design, { constant: 0, first: 1, sign: 1 });
  expect(added.coefficient).toBeCloseTo(1 - 20, 12);
  expect(added.standardError).toBeCloseTo(Math.sqrt(1 / 4 + 100 / 9 / 16), 12);
  const taken = constantEstimate(maximum, design, { constant: 0, first: 1, sign: -1 });
  expect(taken.coefficient).toBeCloseTo(1 + 20, 12);
});

test("how well a model fits, beside the one without drivers", () => {
  const fit = likelihoodFit(maximum, -25, 1);
  expect(fit).toMatchObject({ aic: 44, chi2: 10 });
  expect(fit.mcFaddenRSquared).toBeCloseTo(0.2, 14);
  expect(fit.chi2P).toBeCloseTo(0.001565402258, 9);
});
