import fc from "fast-check";
import { expect, test } from "vitest";
import { purchaseCounts } from "./purchase-counts";

test("customers of one history are one row with their number", () => {
  const counts = purchaseCounts([0, 2, 0, 2, 2], [0, 5, 0, 5, 6], [10, 10, 10, 10, 10]);
  expect(Array.from(counts.weight)).toEqual([2, 2, 1]);
  expect(Array.from(counts.x)).toEqual([0, 2, 2]);
  expect([counts.customers, counts.repeaters, counts.mostRepeats]).toEqual([5, 3, 2]);
});

test("nobody is lost or counted twice", () => {
  const customer = fc.tuple(fc.nat(3), fc.nat(5), fc.nat(5));
  fc.assert(
    fc.property(fc.array(customer), (customers) => {
      const x = customers.map(([repeats]) => repeats);
      const recency = customers.map(([repeats, last]) => (repeats > 0 ? last : 0));
      const age = customers.map(([, last, more]) => last + more);
      const { weight } = purchaseCounts(x, recency, age);
      expect(weight.reduce((sum, w) => sum + w, 0)).toBe(customers.length);
      const kinds = new Set(x.map((repeats, i) => `${repeats} ${recency[i]} ${age[i]}`));
      expect(weight.length).toBe(kinds.size);
    }),
  );
});

test("impossible histories are refused", () => {
  expect(() => purchaseCounts([1], [5], [4])).toThrow(RangeError);
  expect(() => purchaseCounts([0], [5], [6])).toThrow(RangeError);
  expect(() => purchaseCounts([1.5], [1], [2])).toThrow(RangeError);
  expect(() => purchaseCounts([1, 2], [1], [2])).toThrow(RangeError);
});
