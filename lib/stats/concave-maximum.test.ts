import { expect, test } from "vitest";
import { concaveMaximum } from "./concave-maximum";
import { InsufficientData } from "./insufficient-data";
import { fromRows, toRows } from "./matrix";

test("of a parabola, in one step", () => {
  const { parameters, value, factor } = concaveMaximum(Float64Array.of(0), ([x = 0]) => ({
    value: 5 - 2 * (x - 3) ** 2,
    gradient: Float64Array.of(-4 * (x - 3)),
    information: fromRows([[4]]),
  }));
  expect(parameters[0]).toBeCloseTo(3, 14);
  expect(value).toBeCloseTo(5, 14);
  expect(toRows(factor)).toEqual([[2]]);
});

test("a step out of the domain, or downhill, is halved", () => {
  // 3 log x − x: the first step from 0.1 is fine, from 30 it leads below zero.
  for (const start of [0.1, 30]) {
    const { parameters } = concaveMaximum(Float64Array.of(start), ([x = 0]) =>
      x <= 0
        ? null
        : {
            value: 3 * Math.log(x) - x,
            gradient: Float64Array.of(3 / x - 1),
            information: fromRows([[3 / x ** 2]]),
          },
    );
    expect(parameters[0]).toBeCloseTo(3, 12);
  }
});

test("what rises for ever has no maximum", () => {
  const rising = ([x = 0]: Float64Array) => ({
    value: -Math.log1p(Math.exp(-x)),
    gradient: Float64Array.of(1 / (1 + Math.exp(x))),
    information: fromRows([[1 / (1 + Math.exp(x)) / (1 + Math.exp(-x))]]),
  });
  expect(() => concaveMaximum(Float64Array.of(0), rising)).toThrow(
    new InsufficientData("separation"),
  );
});

test("a start outside the domain is a mistake of the caller", () => {
  expect(() => concaveMaximum(Float64Array.of(0), () => null)).toThrow(RangeError);
});
