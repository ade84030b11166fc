import fc from "fast-check";
import { expect, test } from "vitest";
import { clusterRobustErrors } from "./cluster-robust-errors";
import { InsufficientData } from "./insufficient-data";
import { leastSquares } from "./regression";

const x = [
  Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 2, 4),
  Float64Array.of(2, 1, 4, 3, 6, 5, 8, 7, 10, 9, 1, 1),
];
const y = Float64Array.of(3, 2, 6, 4, 9, 7, 10, 12, 11, 15, 1, 4);
const customers = Int32Array.of(1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6);

function errorsOf(columns: readonly Float64Array[], outcome: Float64Array, codes: Int32Array) {
  const { coefficients: slopes, intercept } = leastSquares([...columns], outcome);
  return clusterRobustErrors(columns, outcome, { intercept: intercept.coefficient, slopes }, codes);
}

test("by hand: four rows of three customers", () => {
  const line = { intercept: 0.5, slopes: [0.8] };
  const four = [Float64Array.of(1, 2, 3, 4)];
  const found = clusterRobustErrors(
    four,
    Float64Array.of(1, 3, 2, 4),
    line,
    Int32Array.of(0, 1, 1, 2),
  );
  expect(found.df).toBe(2);
  expect(found.standardErrors[0]).toBeCloseTo(Math.sqrt(0.10935), 12);
});

// R 4.2, base: B <- solve(crossprod(X)); S <- rowsum(X * residuals(f), g);
// sqrt(diag(G/(G-1) * (n-1)/(n-k) * B %*% crossprod(S) %*% B))
test("the same as the formula in R, with customers and with every row by itself", () => {
  const clustered = errorsOf(x, y, customers);
  expect(clustered.df).toBe(5);
  expect(clustered.standardErrors[0]).toBeCloseTo(0.349331289179341, 10);
  expect(clustered.standardErrors[1]).toBeCloseTo(0.324363183679082, 10);
  const alone = errorsOf(x, y, Int32Array.from(y.keys()));
  expect(alone.standardErrors[0]).toBeCloseTo(0.297250155699792, 10);
  expect(alone.standardErrors[1]).toBeCloseTo(0.276689206744181, 10);
});

test("answers that are given twice by the same customers say nothing more", () => {
  const twice = (column: Float64Array) => Float64Array.from([...column, ...column]);
  const again = errorsOf(x.map(twice), twice(y), Int32Array.from([...customers, ...customers]));
  const once = errorsOf(x, y, customers);
  // Only the correction for few rows differs: (n − 1)/(n − k).
  const correction = Math.sqrt(11 / 9 / (23 / 21));
  again.standardErrors.forEach((error, j) => {
    expect(error * correction).toBeCloseTo(once.standardErrors[j] ?? 0, 9);
  });
});

test("the unit of a driver is that of its error, an offset nothing", () => {
  const change = fc.record({
    scale: fc.double({ min: 0.01, max: 100, noNaN: true }),
    offset: fc.double({ min: -1e4, max: 1e4, noNaN: true }),
  });
  const usual = errorsOf(x, y, customers).standardErrors;
  fc.assert(
    fc.property(change, ({ scale, offset }) => {
      const [first, second] = x;
      if (!first || !second) throw new RangeError("two drivers");
      const moved = first.map((value) => scale * value + offset);
      const { standardErrors } = errorsOf([moved, second], y, customers);
      expect((standardErrors[0] ?? 0) * scale).toBeCloseTo(usual[0] ?? 0, 6);
      expect(standardErrors[1]).toBeCloseTo(usual[1] ?? 0, 6);
    }),
  );
});

test("one customer alone, too few rows and drivers that say the same are refused", () => {
  const line = { intercept: 0, slopes: [1, 0] };
  const one = new Int32Array(y.length);
  expect(() => clusterRobustErrors(x, y, line, one)).toThrow(InsufficientData);
  const few = x.map((column) => column.slice(0, 3));
  const codes = Int32Array.of(1, 2, 3);
  expect(() => clusterRobustErrors(few, y.slice(0, 3), line, codes)).toThrow(InsufficientData);
  const [first] = x;
  const same = first ? [first, first.map((value) => 2 * value)] : [];
  expect(() => clusterRobustErrors(same, y, line, customers)).toThrow(
    expect.objectContaining({ reason: "collinear" }),
  );
});
