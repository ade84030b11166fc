import fc from "fast-check";
import { expect, test } from "vitest";
import { tiersOf } from "@/lib/value/estimates";

const values = fc.array(fc.double({ noNaN: true }), { maxLength: 200 });

test("fifths are as large as one another, and who is worth more is in no lower one", () => {
  fc.assert(
    fc.property(values, (clv) => {
      const tiers = [...tiersOf(Float64Array.from(clv))];
      const sizes = [1, 2, 3, 4, 5].map((tier) => tiers.filter((each) => each === tier).length);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(clv.length);
      expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
      const ranked = [...clv.keys()].sort((i, j) => (clv[j] ?? 0) - (clv[i] ?? 0));
      const along = ranked.map((i) => tiers[i] ?? 0);
      expect(along).toEqual([...along].sort());
    }),
  );
});
