import { expect, test } from "vitest";
import { seededRandom, shuffle } from "./random";

const draws = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test("the same seed gives the same numbers, another seed others", () => {
  expect(draws(7, 5)).toEqual(draws(7, 5));
  expect(draws(7, 5)).not.toEqual(draws(8, 5));
  expect(draws(0, 5)).not.toEqual(draws(1, 5));
});

test("numbers are uniform in 0..1", () => {
  const numbers = draws(1, 100_000);
  expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers.slice(0, 50_000))).toBeLessThan(1);
  const mean = numbers.reduce((sum, x) => sum + x, 0) / numbers.length;
  // Five standard errors of a uniform mean.
  expect(Math.abs(mean - 0.5)).toBeLessThan((5 * Math.sqrt(1 / 12)) / Math.sqrt(100_000));
});

test("whole numbers below a bound come up equally often", () => {
  const random = seededRandom(3);
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 60_000; i++) {
    const face = random.below(6);
    counts[face] = (counts[face] ?? 0) + 1;
  }
  const chiSquare = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
  // The 99.99 % point of χ² with 5 degrees of freedom.
  expect(chiSquare).toBeLessThan(25.74);
});

test("a shuffle keeps the entries, and brings each to the front equally often", () => {
  const random = seededRandom(5);
  const first = [0, 0, 0];
  for (let i = 0; i < 30_000; i++) {
    const entries = Int32Array.of(0, 1, 2);
    shuffle(entries, random);
    expect([...entries].sort()).toEqual([0, 1, 2]);
    const front = entries[0] ?? -1;
    first[front] = (first[front] ?? 0) + 1;
  }
  for (const count of first) expect(Math.abs(count - 10_000)).toBeLessThan(450);
});

test("a seed is a whole number", () => {
  expect(() => seededRandom(0.5)).toThrow(RangeError);
});
