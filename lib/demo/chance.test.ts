import { expect, test } from "vitest";
import { describe } from "@/lib/stats/describe";
import { seededRandom } from "@/lib/stats/random";
import { type Chance, chanceFrom, probability, weightedPicker } from "./chance";

const draws = (one: (chance: Chance) => number) => {
  const chance = chanceFrom(seededRandom(7));
  return Array.from({ length: 20_000 }, () => one(chance));
};

const mean = (values: number[]) => describe(values).mean;
const variance = (values: number[]) => (describe(values).sd ?? 0) ** 2;

test("each distribution has the mean and variance it is named after", () => {
  const normal = draws((chance) => chance.normal());
  expect(mean(normal)).toBeCloseTo(0, 1);
  expect(variance(normal)).toBeCloseTo(1, 1);
  const waiting = draws((chance) => chance.exponential(2));
  expect(mean(waiting)).toBeCloseTo(2, 1);
  expect(variance(waiting) / 4).toBeCloseTo(1, 1);
  const counts = draws((chance) => chance.poisson(0.7));
  expect(mean(counts)).toBeCloseTo(0.7, 1);
  expect(variance(counts)).toBeCloseTo(0.7, 1);
  const amounts = draws((chance) => Math.log(chance.logNormal(30, 0.5) / 30));
  expect(mean(amounts)).toBeCloseTo(0, 1);
  expect(variance(amounts)).toBeCloseTo(0.25, 1);
});

test("positions are picked in proportion to their weights, those without weight never", () => {
  const pick = weightedPicker([1, 0, 3]);
  const picked = draws(pick);
  expect(picked).not.toContain(1);
  expect(mean(picked.map((position) => (position === 2 ? 1 : 0)))).toBeCloseTo(0.75, 1);
  expect(() => weightedPicker([0, 0])).toThrow(RangeError);
});

test("log-odds of 0 are even chances, and nothing is ever certain", () => {
  expect(probability(0)).toBe(0.5);
  expect(probability(-3) + probability(3)).toBeCloseTo(1);
});

test("from an empty list nothing can be picked", () => {
  expect(() => chanceFrom(seededRandom(1)).pick([])).toThrow(RangeError);
});
