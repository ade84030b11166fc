import fc from "fast-check";
import { expect, test } from "vitest";
import { hypergeometric } from "./hypergeometric";

test("closed forms come out to the last digits", () => {
  expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 14);
  expect(hypergeometric(0.5, 3, 3, 0.75)).toBeCloseTo(2, 13);
  expect(hypergeometric(2, 5, 7, 0)).toBe(1);
});

test("a sum without an end is infinite at 1, not a large number", () => {
  expect(hypergeometric(1, 2, 2.5, 1)).toBe(Number.POSITIVE_INFINITY);
});

test("a third parameter below 0 is as good: ₂F₁(1,1;c;z) = 1 + z/c ₂F₁(1,2;c+1;z)", () => {
  const [c, z] = [-0.3, 0.4];
  expect(hypergeometric(1, 1, c, z)).toBeCloseTo(1 + (z / c) * hypergeometric(1, 2, c + 1, z), 12);
});

test("what the series is not for is refused", () => {
  expect(() => hypergeometric(-1, 1, 1, 0.5)).toThrow(RangeError);
  expect(() => hypergeometric(1, 1, 1, 1.5)).toThrow(RangeError);
  expect(() => hypergeometric(1, 1, 1, Number.NaN)).toThrow(RangeError);
});

test("Euler's transformation holds: ₂F₁(a,b;c;z) = (1−z)^(c−a−b) ₂F₁(c−a,c−b;c;z)", () => {
  const positive = fc.double({ min: 0.1, max: 8, noNaN: true });
  fc.assert(
    fc.property(
      positive,
      positive,
      positive,
      fc.double({ min: 0, max: 0.95, noNaN: true }),
      (a, b, rest, z) => {
        const c = Math.max(a, b) + rest;
        const turned = (1 - z) ** (c - a - b) * hypergeometric(c - a, c - b, c, z);
        expect(hypergeometric(a, b, c, z) / turned).toBeCloseTo(1, 9);
      },
    ),
  );
});
