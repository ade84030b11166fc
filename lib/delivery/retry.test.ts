import fc from "fast-check";
import { expect, test } from "vitest";
import { mostAttempts, nextAttemptAt } from "@/lib/delivery/retry";

const now = new Date("2026-03-10T12:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);

test("the first retry comes after a minute, the last a day after the one before it", () => {
  expect(nextAttemptAt(1, now, inDays(30))).toEqual(new Date("2026-03-10T12:01:00Z"));
  expect(nextAttemptAt(mostAttempts - 1, now, inDays(30))).toEqual(inDays(1));
});

test("after the last attempt there is no other", () => {
  expect(nextAttemptAt(mostAttempts, now, inDays(30))).toBeUndefined();
});

test("nothing is sent that could not be answered any more", () => {
  expect(nextAttemptAt(3, now, new Date("2026-03-10T12:15:00Z"))).toBeUndefined();
  expect(nextAttemptAt(3, now, new Date("2026-03-10T12:15:01Z"))).toBeDefined();
});

test("waits never get shorter, and every retry lies between now and the end", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: mostAttempts - 1 }), fc.nat(40), (attempts, days) => {
      const next = nextAttemptAt(attempts, now, inDays(days));
      if (next === undefined) return;
      expect(next > now && next < inDays(days)).toBe(true);
      const later = nextAttemptAt(attempts + 1, now, inDays(1000));
      if (later) expect(later >= next).toBe(true);
    }),
  );
});
