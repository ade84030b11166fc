import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import { partialCorrelation } from "./partial-correlation";
import { pearson } from "./pearson";
import { seededRandom } from "./random";
import { leastSquares } from "./regression";

const random = seededRandom(2);
const column = () => Array.from({ length: 40 }, () => random.next());
const [x, y, a, b] = [column(), column(), column(), column()];

test("one variable held constant: the textbook formula", () => {
  const xy = pearson(x, y).r;
  const xa = pearson(x, a).r;
  const ya = pearson(y, a).r;
  const expected = (xy - xa * ya) / Math.sqrt((1 - xa ** 2) * (1 - ya ** 2));
  expect(partialCorrelation(x, y, [a]).r).toBeCloseTo(expected, 13);
});

test("nothing held constant is Pearson's correlation", () => {
  const plain = pearson(x, y);
  const partial = partialCorrelation(x, y, []);
  expect(partial.r).toBeCloseTo(plain.r, 13);
  expect(partial.ciLow).toBeCloseTo(plain.ciLow ?? Number.NaN, 12);
});

test("regression reports the same number, with the same p", () => {
  const fit = leastSquares([x, a, b], y);
  const partial = partialCorrelation(x, y, [a, b]);
  expect(partial.r).toBeCloseTo(fit.partial[0] ?? Number.NaN, 12);
  expect(partial.p).toBeCloseTo(fit.p[0] ?? Number.NaN, 12);
});

test("fewer rows than variables are too few; as many leave no test", () => {
  const short = [x, y, a].map((values) => values.slice(0, 3));
  const [p = [], q = [], r = []] = short;
  expect(partialCorrelation(p, q, [r])).toMatchObject({ n: 3, p: null, ciLow: null });
  expect(() => partialCorrelation(p.slice(1), q.slice(1), [r.slice(1)])).toThrow(
    new InsufficientData("too-few-rows"),
  );
});

test("what leaves nothing to correlate is named", () => {
  const sum = a.map((value, i) => value + (b[i] ?? 0));
  expect(() => partialCorrelation(sum, y, [a, b])).toThrow(new InsufficientData("collinear", [2]));
  expect(() => partialCorrelation(x, sum, [a, b])).toThrow(new InsufficientData("collinear", [3]));
  expect(() => partialCorrelation(x, y, [a, a])).toThrow(new InsufficientData("collinear", [1]));
});
