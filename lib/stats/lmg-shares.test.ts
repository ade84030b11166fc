import fc from "fast-check";
import { expect, test } from "vitest";
import { usableDrivers } from "./driver-correlations";
import { InsufficientData } from "./insufficient-data";
import { lmgFromCorrelations, lmgFromSubsets, lmgShares, subsetSizes } from "./lmg-shares";
import { fromRows } from "./matrix";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";

/** Correlated drivers and an outcome, different for every seed. */
function drawn(seed: number, p: number) {
  const random = seededRandom(seed);
  const base = Array.from({ length: 40 }, () => random.next());
  const x = Array.from({ length: p }, () => base.map((b) => b + 2 * random.next()));
  const y = base.map((b, i) => b + random.next() + (x[0]?.[i] ?? 0));
  return { x, y };
}

const seeds = fc.integer();
const total = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0);

test("uncorrelated drivers share R² by their own correlations", () => {
  const shares = lmgShares(
    [
      [1, 1, -1, -1],
      [1, -1, 1, -1],
    ],
    [3, 1, -1, -3],
  );
  expect(shares).toEqual([expect.closeTo(0.8, 14), expect.closeTo(0.2, 14)]);
});

test("two correlated drivers, by hand: the average of entering first and last", () => {
  const [r1, r2, r12] = [0.5, 0.4, 0.3];
  const both = (r1 ** 2 + r2 ** 2 - 2 * r1 * r2 * r12) / (1 - r12 ** 2);
  const [first, second] = lmgFromCorrelations(
    fromRows([
      [1, r12, r1],
      [r12, 1, r2],
      [r1, r2, 1],
    ]),
  );
  expect(first).toBeCloseTo((r1 ** 2 + both - r2 ** 2) / 2, 14);
  expect(second).toBeCloseTo((r2 ** 2 + both - r1 ** 2) / 2, 14);
});

// R package relaimpo on the data set mtcars: mpg explained by am, vs and cyl.
test("shares as published for a table of cars", () => {
  const correlations = fromRows([
    [1, 0.1683451, -0.522607, 0.5998324],
    [0.1683451, 1, -0.8108118, 0.6640389],
    [-0.522607, -0.8108118, 1, -0.852162],
    [0.5998324, 0.6640389, -0.852162, 1],
  ]);
  const shares = lmgFromCorrelations(correlations);
  expect(shares.map((share) => share.toFixed(5))).toEqual(["0.17749", "0.20270", "0.38178"]);
});

test("shares are never negative and sum to R²", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 1, max: 6 }), (seed, p) => {
      const { x, y } = drawn(seed, p);
      const shares = lmgShares(x, y);
      expect(total(shares)).toBeCloseTo(leastSquares(x, y).rSquared, 12);
      for (const share of shares) expect(share).toBeGreaterThanOrEqual(-1e-15);
    }),
  );
});

test("the order of the drivers does not matter", () => {
  fc.assert(
    fc.property(seeds, fc.integer({ min: 2, max: 6 }), (seed, p) => {
      const { x, y } = drawn(seed, p);
      const backwards = lmgShares(x.toReversed(), y).toReversed();
      expect(backwards).toEqual(lmgShares(x, y).map((share) => expect.closeTo(share, 12)));
    }),
  );
});

test("neither units nor offsets of 1e8 matter", () => {
  const answers = fc.array(fc.tuple(fc.nat(1000), fc.nat(1000), fc.nat(1000), fc.nat(1000)), {
    minLength: 20,
    maxLength: 40,
  });
  fc.assert(
    fc.property(answers, (rows) => {
      const x = [rows.map(([a]) => a), rows.map(([, b]) => b), rows.map(([, , c]) => c)];
      const y = rows.map(([a, b, , d]) => a + 2 * b + d);
      fc.pre(usableDrivers([...x, y]).kept.length === 4);
      const moved = x.map((column, j) => column.map((value) => value * 10 ** j + 1e8));
      const outcome = y.map((value) => 1e8 - 50 * value);
      const expected = lmgShares(x, y);
      lmgShares(moved, outcome).forEach((share, j) => {
        expect(Math.abs(share - (expected[j] ?? Number.NaN))).toBeLessThan(1e-9);
      });
    }),
  );
});

test("the sum over all subsets, as the definition writes it", () => {
  const p = 3;
  const rSquared = Float64Array.of(0, 0.2, 0.3, 0.45, 0.1, 0.28, 0.35, 0.5);
  const factorial = (k: number): number => (k < 2 ? 1 : k * factorial(k - 1));
  const sizes = subsetSizes(p);
  const expected = [0, 1, 2].map((j) =>
    [...rSquared.keys()]
      .filter((s) => !((s >> j) & 1))
      .reduce((sum, s) => {
        const size = sizes[s] ?? 0;
        const weight = (factorial(size) * factorial(p - size - 1)) / factorial(p);
        return sum + weight * ((rSquared[s + 2 ** j] ?? 0) - (rSquared[s] ?? 0));
      }, 0),
  );
  expect(lmgFromSubsets(rSquared)).toEqual(expected.map((share) => expect.closeTo(share, 14)));
});

test("drivers that cannot be told apart are refused", () => {
  const y = [1, 2, 3, 5, 4];
  const a = [1, 2, 3, 4, 5];
  expect(() => lmgShares([a, a], y)).toThrow(new InsufficientData("collinear", [1]));
  expect(() => lmgFromSubsets(new Float64Array(3))).toThrow(RangeError);
});
