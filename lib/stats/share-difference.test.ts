import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import {
  adjustedWaldInterval,
  scoreInterval,
  shareDifference,
  waldInterval,
} from "./share-difference";

test("70 for and 20 against of 100", () => {
  const opinions = { favourable: 70, unfavourable: 20, n: 100 };
  expect(shareDifference(opinions).difference).toBe(0.5);
  expect(shareDifference(opinions).variance).toBeCloseTo(0.65, 14);
  expect(waldInterval(opinions).low).toBeCloseTo(0.5 - 1.959963984540054 * Math.sqrt(0.0065), 12);
});

test("all of ten in favour: Wald has width 0, the others do not", () => {
  const opinions = { favourable: 10, unfavourable: 0, n: 10 };
  expect(waldInterval(opinions)).toEqual({ low: 1, high: 1 });
  expect(adjustedWaldInterval(opinions).low).toBeCloseTo(0.475035515447902, 13);
  expect(adjustedWaldInterval(opinions).high).toBeGreaterThan(1);
  expect(scoreInterval(opinions)).toEqual({ low: expect.closeTo(0.44493440027422, 9), high: 1 });
});

test("for and against are mirror images, the score interval stays inside −1..1", () => {
  const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60)).filter(([a, b, c]) => a + b + c > 0);
  fc.assert(
    fc.property(counts, ([favourable, unfavourable, neither]) => {
      const n = favourable + unfavourable + neither;
      const interval = scoreInterval({ favourable, unfavourable, n });
      const mirrored = scoreInterval({ favourable: unfavourable, unfavourable: favourable, n });
      expect(interval.low).toBeCloseTo(-mirrored.high, 7);
      expect(interval.low).toBeGreaterThanOrEqual(-1);
      expect(interval.high).toBeLessThanOrEqual(1);
      const { difference } = shareDifference({ favourable, unfavourable, n });
      expect(interval.low).toBeLessThanOrEqual(difference + 1e-12);
      expect(interval.high).toBeGreaterThanOrEqual(difference - 1e-12);
    }),
  );
});

test("nobody has no opinion; more opinions than people is a mistake", () => {
  expect(() => shareDifference({ favourable: 0, unfavourable: 0, n: 0 })).toThrow(InsufficientData);
  expect(() => waldInterval({ favourable: 2, unfavourable: 0, n: 1 })).toThrow(RangeError);
  expect(() => waldInterval({ favourable: -1, unfavourable: 0, n: 1 })).toThrow(RangeError);
});
