import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { polychoric } from "./polychoric";

/** The rows of a table of counts. */
function rowsOf(table: readonly (readonly number[])[]): [number[], number[]] {
  const rows = table.flatMap((counts, x) =>
    counts.flatMap((count, y) => Array.from({ length: count }, () => [x, y] as const)),
  );
  return [rows.map(([x]) => x), rows.map(([, y]) => y)];
}

test("cut in half both ways, a quarter plane: ρ = sin(2π(share − ¼))", () => {
  const { rho, thresholdsX } = polychoric(
    ...rowsOf([
      [20, 10],
      [10, 20],
    ]),
  );
  expect(rho).toBeCloseTo(0.5, 12);
  expect(thresholdsX).toEqual([0]);
});

test("independent margins have no correlation", () => {
  const { rho } = polychoric(
    ...rowsOf([
      [2, 4, 6],
      [3, 6, 9],
    ]),
  );
  expect(rho).toBeCloseTo(0, 12);
});

test("turning one scale round turns the sign, exchanging the two changes nothing", () => {
  const cells = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(cells, ([a = 1, b = 1, c = 1, d = 1, e = 1, f = 1]) => {
      const [x, y] = rowsOf([
        [a, b, c],
        [d, e, f],
      ]);
      const { rho } = polychoric(x, y);
      const turned = x.map((value) => 7 - value);
      expect(polychoric(turned, y).rho).toBeCloseTo(-rho, 10);
      expect(polychoric(y, x).rho).toBeCloseTo(rho, 10);
    }),
    { numRuns: 15 },
  );
});

test("what cannot be answered is said", () => {
  const perfect = rowsOf([
    [5, 0],
    [0, 5],
  ]);
  expect(() => polychoric(...perfect)).toThrow(new InsufficientData("separation"));
  expect(() => polychoric([1, 1], [1, 2])).toThrow(new InsufficientData("no-variation", [0]));
  expect(() => polychoric([1], [1])).toThrow(new InsufficientData("too-few-rows"));
});
