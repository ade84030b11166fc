import fc from "fast-check";
import { expect, test } from "vitest";
import { bridgeOf, bridgeParts } from "@/lib/value/ladder/bridge";
import { rungs } from "@/lib/value/ladder/rungs";

// Nobody comes back to "new" or "left", and nobody who left or is to come is counted.
const cell = fc.record({
  from: fc.constantFrom(...rungs.filter((rung) => rung !== "left")),
  to: fc.constantFrom(...rungs.filter((rung) => rung !== "new")),
  n: fc.integer({ min: 1, max: 1000 }),
  valued: fc.integer({ min: 0, max: 1000 }),
  value: fc.integer({ min: -1_000_000, max: 1_000_000 }),
});

test("whatever moves, the parts add up to the closing value", () => {
  fc.assert(
    fc.property(fc.array(cell), (cells) => {
      const { parts } = bridgeOf(cells);
      for (const amount of ["value", "n"] as const) {
        const sum = bridgeParts
          .filter((part) => part !== "closing")
          .reduce((total, part) => total + parts[part][amount], 0);
        expect(sum).toBe(parts.closing[amount]);
      }
    }),
  );
});
