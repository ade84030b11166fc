import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { lmgShares } from "./lmg-shares";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";
import { relativeImportance } from "./relative-importance";
import { relativeWeights } from "./relative-weights";

const random = seededRandom(3);
const column = (n: number) => Array.from({ length: n }, () => random.next());

test("all measures together are those computed one by one", () => {
  const x = [column(50), column(50), column(50)];
  const y = column(50);
  const importance = relativeImportance(x, y);
  const { rSquared } = leastSquares(x, y);
  expect(importance.n).toBe(50);
  expect(importance.rSquared).toBeCloseTo(rSquared, 13);
  expect(importance.lmg).toEqual(lmgShares(x, y));
  expect(importance.relativeWeights).toEqual(relativeWeights(x, y));
  x.forEach((driver, j) => {
    const others = x.filter((_, k) => k !== j);
    expect(importance.first[j]).toBeCloseTo(leastSquares([driver], y).rSquared, 12);
    expect(importance.last?.[j]).toBeCloseTo(rSquared - leastSquares(others, y).rSquared, 12);
  });
});

test("above twenty drivers only what does not need all subsets is given", () => {
  const x = Array.from({ length: 21 }, () => column(60));
  const y = column(60);
  const importance = relativeImportance(x, y);
  expect(importance.lmg).toBeNull();
  expect(importance.last).toBeNull();
  expect(importance.rSquared).toBeCloseTo(leastSquares(x, y).rSquared, 11);
});

test("what is missing is named", () => {
  expect(() => relativeImportance([[1, 2, 3, 4]], [1, 1, 1, 1])).toThrow(
    new InsufficientData("no-variation", [1]),
  );
});
