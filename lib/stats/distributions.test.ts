import { expect, test } from "vitest";
import {
  betaQuantile,
  normalDensity,
  normalQuantile,
  normalShare,
  tQuantile,
  twoSidedNormal,
  twoSidedT,
  upperChiSquare,
  upperF,
  z95,
} from "./distributions";

// Values to 16 digits from 50-digit arithmetic.

test("the normal distribution", () => {
  expect(z95).toBeCloseTo(1.959963984540054, 14);
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalDensity(0)).toBeCloseTo(1 / Math.sqrt(2 * Math.PI), 15);
  expect(twoSidedNormal(z95)).toBeCloseTo(0.05, 14);
});

test("Student's t with one degree of freedom is Cauchy's", () => {
  expect(twoSidedT(1, 1)).toBeCloseTo(0.5, 14);
  expect(tQuantile(0.975, 1)).toBeCloseTo(12.706204736432095, 8);
});

test("F with one degree of freedom is t squared", () => {
  expect(upperF(4, 1, 10)).toBeCloseTo(twoSidedT(2, 10), 14);
});

test("far tails keep their digits", () => {
  expect(twoSidedT(-15.234809228276813, 1998) / 1.1482933638180702e-49).toBeCloseTo(1, 9);
  expect(twoSidedNormal(-12.85205046123098) / 8.376022125820716e-38).toBeCloseTo(1, 9);
});

test("chi-square of one degree of freedom is the normal squared, to the far tail", () => {
  expect(upperChiSquare(z95 ** 2, 1)).toBeCloseTo(0.05, 14);
  expect(upperChiSquare(800.9854326943374, 1) / 3.2946590827786285e-176).toBeCloseTo(1, 9);
  expect(upperChiSquare(2, 2)).toBeCloseTo(Math.exp(-1), 14);
  expect(upperChiSquare(Infinity, 3)).toBe(0);
});

test("the share below a normal quantile is its probability", () => {
  expect(normalShare(normalQuantile(0.2))).toBeCloseTo(0.2, 14);
  expect(normalShare(-Infinity)).toBe(0);
});

test("an infinite statistic has p 0, zero has p 1", () => {
  expect(twoSidedT(Infinity, 5)).toBe(0);
  expect(upperF(Infinity, 2, 5)).toBe(0);
  expect(twoSidedT(0, 5)).toBe(1);
});

test("the beta distribution of shapes 1 and 1 is uniform", () => {
  expect(betaQuantile(0.3, 1, 1)).toBeCloseTo(0.3, 12);
});
