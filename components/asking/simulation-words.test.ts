import { expect, test } from "vitest";
import { ownWords } from "@/components/asking/simulation-words";
import { Simulation } from "@/lib/touchpoints/simulation-shapes";

const told = (byTrigger: Simulation["byTrigger"], after = 9) =>
  Simulation.parse({
    ...{ from: "2026-01-01T00:00:00Z", until: "2026-03-31T00:00:00Z", interactions: 20 },
    ...{ asked: { before: 9, after }, persons: { before: 9, after }, byTrigger },
    ...{ mostAsked: { before: 1, after: 1 }, timesAsked: [], byDay: [], suppressed: [] },
    segments: { touchpoint: [], channel: [], team: [], segment: [], tier: [] },
  });

test("a trigger behind another is not taken for the one that asks", () => {
  expect(ownWords(told({ before: 0, after: 0 }))).toMatch(/^None of them by this trigger/);
  expect(ownWords(told({ before: 0, after: 4 }))).toBe("4 of them by this trigger.");
  expect(ownWords(told({ before: 1_200, after: 4 }))).toBe(
    "4 of them by this trigger; by the rules now, 1,200.",
  );
});

test("of a contact policy, and where nobody is asked, there is nothing to tell apart", () => {
  expect(ownWords(told(null))).toBeNull();
  expect(ownWords(told({ before: 0, after: 0 }, 0))).toBeNull();
});
