import { expect, test } from "vitest";
import { pairPicture } from "@/lib/analysis/pair-picture";

const many = Float64Array.from({ length: 4000 }, (_, i) => i);

test("two measurements are points with the line through them", () => {
  const picture = pairPicture(
    many.slice(0, 100),
    many.slice(0, 100).map((v) => 3 + 2 * v),
    5,
  );
  expect(picture).toMatchObject({ kind: "points", of: 100 });
  if (picture.kind !== "points") throw new Error("points wanted");
  expect(picture.points).toHaveLength(100);
  expect(picture.line?.from.y).toBeCloseTo(3, 9);
  expect(picture.line?.to).toEqual({ x: 99, y: expect.closeTo(201, 9) });
});

test("the line has a band, narrowest at the mean, and both variables their counts", () => {
  const x = Float64Array.from({ length: 13 }, (_, k) => k);
  const y = x.map((value) => value + (value % 2 ? 1 : -1));
  const picture = pairPicture(x, y, 5);
  if (picture.kind !== "points") throw new Error("points wanted");
  const widths = picture.band.map(({ low, high }) => high - low);
  expect(widths.indexOf(Math.min(...widths))).toBe(10);
  // By hand: slope 1, residuals ±1 about their mean, s/√13 at the mean of x, t of 11 degrees.
  const residuals = 13 - 13 * (1 / 13) ** 2;
  expect(widths[10]).toBeCloseTo((2 * 2.200985 * Math.sqrt(residuals / 11)) / Math.sqrt(13), 6);
  expect(picture.margins.x.reduce((sum, { n }) => sum + n, 0)).toBe(13);
});

test("of very many points a sample is drawn, the same every time", () => {
  const once = pairPicture(many, many, 5);
  expect(pairPicture(many, many, 5)).toEqual(once);
  expect(once).toMatchObject({ of: 4000 });
  expect(once.kind === "points" && once.points.length).toBe(1500);
});

test("a rating against a measurement is a box per rating", () => {
  const rating = many.slice(0, 60).map((v) => v % 3);
  const picture = pairPicture(many.slice(0, 60), rating, 5);
  if (picture.kind !== "levels") throw new Error("levels wanted");
  expect(picture.levelsOf).toBe("y");
  expect(picture.levels.map(({ level, n }) => [level, n])).toEqual([
    [0, 20],
    [1, 20],
    [2, 20],
  ]);
  expect(picture.levels[0]?.box).toMatchObject({ median: 28.5, mean: 28.5 });
});

test("how often something holds is a share with its interval", () => {
  const rating = many.slice(0, 40).map((v) => v % 4);
  const solved = rating.map((v) => (v > 1 ? 1 : 0));
  const picture = pairPicture(rating, solved, 5);
  if (picture.kind !== "levels") throw new Error("levels wanted");
  expect(picture.levelsOf).toBe("x");
  expect(picture.levels[3]?.share?.value).toBe(1);
  expect(picture.levels[3]?.share?.low).toBeLessThan(0.8);
});

test("a level of few units is withheld", () => {
  const rating = Float64Array.of(1, 1, 1, 1, 1, 1, 2, 2, 3, 3, 3, 3, 3);
  const picture = pairPicture(rating, many.slice(0, 13), 5);
  if (picture.kind !== "levels") throw new Error("levels wanted");
  expect(picture.levels.map(({ withheld, box }) => [withheld, box === null])).toEqual([
    [false, false],
    [true, true],
    [true, true],
  ]);
});
