import fc from "fast-check";
import { expect, test } from "vitest";
import { layOutFlow } from "./flow";

const order = ["a", "b", "c", "d"];
const stream = fc.record({
  from: fc.constantFrom(...order),
  to: fc.constantFrom(...order),
  size: fc.double({ min: 0, max: 1e9, noNaN: true }),
});
const streams = fc.uniqueArray(stream, { selector: ({ from, to }) => from + to });

test("nothing lies outside of the picture, places do not touch, and bands lie in their places", () => {
  fc.assert(
    fc.property(streams, (given) => {
      const { left, right, bands } = layOutFlow(order, given, 0.08);
      for (const side of [left, right]) {
        side.forEach(({ top, height }, k) => {
          expect(top + height).toBeLessThanOrEqual(1 + 1e-9);
          expect(height).toBeGreaterThanOrEqual(0.08);
          const next = side[k + 1];
          if (next) expect(next.top).toBeGreaterThan(top + height);
        });
      }
      for (const band of bands) {
        const from = left.find(({ key }) => key === band.from);
        const to = right.find(({ key }) => key === band.to);
        expect(band.left).toBeGreaterThanOrEqual(from?.top ?? Number.NaN);
        expect(band.left + band.height).toBeLessThanOrEqual(
          (from?.top ?? Number.NaN) + (from?.height ?? Number.NaN) + 1e-9,
        );
        expect(band.right).toBeGreaterThanOrEqual(to?.top ?? Number.NaN);
      }
    }),
  );
});

test("heights follow sizes, and what has none keeps room for its label", () => {
  const { left, right, bands } = layOutFlow(
    order,
    [
      { from: "a", to: "b", size: 30 },
      { from: "a", to: "a", size: 10 },
      { from: "c", to: "b", size: 0 },
    ],
    0.1,
  );
  expect(left.map(({ key, size }) => [key, size])).toEqual([
    ["a", 40],
    ["c", 0],
  ]);
  expect(right.map(({ key }) => key)).toEqual(["a", "b"]);
  expect(bands.map(({ to }) => to)).toEqual(["a", "b", "b"]);
  expect((bands[1]?.height ?? 0) / (bands[0]?.height ?? 1)).toBeCloseTo(3, 12);
  expect(left[1]?.height).toBe(0.1);
});
