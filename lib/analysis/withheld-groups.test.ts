import fc from "fast-check";
import { expect, test } from "vitest";
import { withheldGroups } from "@/lib/analysis/withheld-groups";

test("large groups are shown", () => {
  expect(withheldGroups([40, 30, 5], 5)).toEqual([false, false, false]);
});

test("a small group takes the next smallest with it, or subtraction would reveal it", () => {
  expect(withheldGroups([40, 3, 12], 5)).toEqual([false, true, true]);
});

test("two small groups that together are still small take a third with them", () => {
  expect(withheldGroups([40, 1, 2, 12], 5)).toEqual([false, true, true, true]);
});

test("two small groups that are large together need no third", () => {
  expect(withheldGroups([40, 3, 4, 12], 5)).toEqual([false, true, true, false]);
});

test("an empty group reveals nobody", () => {
  expect(withheldGroups([40, 0], 5)).toEqual([false, false]);
});

test("no small group is shown, and what is hidden is never one person's group alone", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(30)), fc.integer({ min: 2, max: 10 }), (sizes, minimum) => {
      const flags = withheldGroups(sizes, minimum);
      const shown = sizes.filter((_, group) => !flags[group] && sizes[group] !== 0);
      const hidden = sizes.filter((_, group) => flags[group]);
      expect(shown.every((n) => n >= minimum)).toBe(true);
      if (hidden.length > 0 && shown.length > 0) {
        expect(hidden.length).toBeGreaterThan(1);
        expect(hidden.reduce((sum, n) => sum + n, 0)).toBeGreaterThanOrEqual(minimum);
      }
    }),
  );
});
