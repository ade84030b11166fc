import fc from "fast-check";
import { expect, test } from "vitest";
import { afterFailure, type CircuitState, isOpen } from "@/lib/delivery/circuit";

const now = new Date("2026-03-10T12:00:00Z");
const closed: CircuitState = { failures: 0, openUntil: null };

function afterFailures(count: number): CircuitState {
  return Array.from({ length: count }).reduce<CircuitState>(
    (state) => afterFailure(state, now),
    closed,
  );
}

const secondsOpen = ({ openUntil }: CircuitState) =>
  openUntil === null ? 0 : (openUntil.getTime() - now.getTime()) / 1000;

test("two lost connections change nothing, the third opens the circuit for longer each time", () => {
  const waits = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((count) => secondsOpen(afterFailures(count)));
  expect(waits).toEqual([0, 0, 30, 60, 120, 240, 480, 900, 900]);
});

test("who says when to come back is not called before", () => {
  expect(secondsOpen(afterFailure(closed, now, 120))).toBe(120);
  expect(secondsOpen(afterFailure(afterFailures(8), now, 5))).toBe(900);
});

test("an open circuit closes by itself, at its moment", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 1000 }), (count) => {
      const state = afterFailures(count);
      expect(isOpen(state, now)).toBe(true);
      expect(isOpen(state, state.openUntil ?? now)).toBe(false);
    }),
  );
});
