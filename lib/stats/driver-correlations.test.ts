import { expect, test } from "vitest";
import {
  driverCorrelations,
  requireIndependentDrivers,
  usableDrivers,
} from "./driver-correlations";
import { InsufficientData } from "./insufficient-data";
import { at, fromRows } from "./matrix";

const y = [1, 2, 3, 5, 4];
const a = [1, 2, 3, 4, 5];

test("the outcome is the last variable", () => {
  expect(at(driverCorrelations([a], y), 0, 1)).toBeCloseTo(0.9, 14);
});

test("drivers that cannot be told apart are named", () => {
  const doubled = a.map((v) => 2 * v);
  expect(() => driverCorrelations([a, doubled], y)).toThrow(new InsufficientData("collinear", [1]));
});

test("too few rows, or none, are said so", () => {
  expect(() =>
    driverCorrelations([a, [1, 0, 0, 1, 0], [0, 0, 1, 1, 0], [1, 0, 0, 0, 0]], y),
  ).toThrow(new InsufficientData("too-few-rows"));
  expect(() => driverCorrelations([], y)).toThrow(RangeError);
});

test("an outcome that repeats a driver is no collinearity", () => {
  expect(() =>
    requireIndependentDrivers(
      fromRows([
        [1, 1],
        [1, 1],
      ]),
    ),
  ).not.toThrow();
});

test("drivers are sorted into usable, constant and redundant", () => {
  expect(
    usableDrivers([
      [1, 2, 4, 3],
      [7, 7, 7, 7],
      [2, 4, 8, 6],
      [1, 0, 0, 1],
    ]),
  ).toEqual({ kept: [0, 3], constant: [1], collinear: [2] });
  expect(usableDrivers([[7, 7]])).toEqual({ kept: [], constant: [0], collinear: [] });
});
