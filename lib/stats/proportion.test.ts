import fc from "fast-check";
import { expect, test } from "vitest";
import { InsufficientData } from "./insufficient-data";
import {
  agrestiCoullInterval,
  clopperPearsonInterval,
  wilsonInterval,
  wilsonOfShare,
} from "./proportion";

// 15 of 148: Newcombe (1998), Stat. Med. 17:857, table I.
test("Newcombe's first example", () => {
  const wilson = wilsonInterval(15, 148);
  expect([wilson.low, wilson.high].map((v) => v.toFixed(4))).toEqual(["0.0624", "0.1605"]);
  const exact = clopperPearsonInterval(15, 148);
  expect([exact.low, exact.high].map((v) => v.toFixed(4))).toEqual(["0.0578", "0.1617"]);
});

test("nobody of ten still leaves room above zero", () => {
  expect(wilsonInterval(0, 10)).toEqual({ low: 0, high: expect.closeTo(0.277532799862889, 13) });
  expect(clopperPearsonInterval(10, 10).high).toBe(1);
});

test("Agresti–Coull by hand: 4 of 10", () => {
  const { low, high } = agrestiCoullInterval(4, 10);
  expect(low).toBeCloseTo(0.16711, 4);
  expect(high).toBeCloseTo(0.68838, 4);
});

test("yes and no are mirror images, and the share is inside", () => {
  const answers = fc
    .integer({ min: 1, max: 500 })
    .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
  fc.assert(
    fc.property(answers, ([k, n]) => {
      for (const interval of [wilsonInterval, clopperPearsonInterval, agrestiCoullInterval]) {
        const yes = interval(k, n);
        const no = interval(n - k, n);
        expect(yes.low).toBeCloseTo(1 - no.high, 9);
        expect(yes.low).toBeLessThanOrEqual(k / n + 1e-12);
        expect(yes.high).toBeGreaterThanOrEqual(k / n - 1e-12);
      }
    }),
  );
});

test("no answers, no share; half an answer is a mistake", () => {
  expect(() => wilsonInterval(0, 0)).toThrow(InsufficientData);
  expect(() => wilsonInterval(0.5, 2)).toThrow(RangeError);
  expect(() => wilsonInterval(3, 2)).toThrow(RangeError);
});

test("a share of half as many answers is less sure, of no answers it is none", () => {
  expect(wilsonOfShare(0.25, 40)).toEqual(wilsonInterval(10, 40));
  expect(wilsonOfShare(0.25, 19.5).low).toBeLessThan(wilsonOfShare(0.25, 20).low);
  expect(() => wilsonOfShare(0.25, 0)).toThrow(RangeError);
  expect(() => wilsonOfShare(1.25, 10)).toThrow(RangeError);
});
