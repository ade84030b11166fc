import { expect, test } from "vitest";
import { differences, withheld } from "@/lib/analysis/comparison/differences";

const side = (value: number) => ({ n: 100, value, ciLow: value - 1, ciHigh: value + 1 });
const found = (key: string, p: number | null) => ({
  ...{ key, a: side(3), b: side(1) },
  change: { difference: 2, ciLow: 1, ciHigh: 3, p },
});

test("p-values are corrected for how many stand beside each other, and mark what is news", () => {
  const rows = differences([found("one", 0.03), found("two", 0.04), found("three", 0.9)]);
  // 0.04 · 3/2 = 0.06 for both: alone each would have been called news.
  expect(rows.map(({ q }) => q)).toEqual([expect.closeTo(0.06), expect.closeTo(0.06), 0.9]);
  expect(rows.every(({ beyondNoise }) => !beyondNoise)).toBe(true);
  expect(differences([found("one", 0.03)])[0]).toMatchObject({ q: 0.03, beyondNoise: true });
});

test("what has no noise, or is withheld, is never news and counts for nothing", () => {
  const still = found("still", null);
  const hidden = { key: "hidden", a: withheld(3), b: side(1), change: null };
  const [one, two, three] = differences([still, hidden, found("told", 0.03)]);
  expect(one).toMatchObject({ difference: 2, p: null, q: null, beyondNoise: false });
  expect(two).toMatchObject({ a: { n: 3, withheld: true }, difference: null, q: null });
  expect(three).toMatchObject({ q: 0.03 });
});
