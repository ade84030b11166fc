import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Limits,
  type Taken,
  takenToday,
  takeOne,
  warmUpLimit,
  warmUpOf,
} from "@/lib/delivery/allowance";

const nothing: Taken = { minuteAt: null, minuteCount: 0, dayAt: null, dayCount: 0 };
const start = new Date("2026-03-10T12:00:00Z");
const after = (milliseconds: number) => new Date(start.getTime() + milliseconds);

/** How many of the moments get a message. */
function granted(limits: Limits, moments: readonly Date[]): number {
  let [taken, count] = [nothing, 0];
  for (const moment of moments) {
    const next = takeOne(limits, taken, moment);
    if (next === undefined) continue;
    taken = next;
    count += 1;
  }
  return count;
}

test("no limit, no end", () => {
  const moments = Array.from({ length: 500 }, (_, i) => after(i));
  expect(granted({ perMinute: null, warmUpFrom: null }, moments)).toBe(500);
});

test("a minute never gives more than its limit, however the attempts fall", () => {
  const gaps = fc.array(fc.integer({ min: 0, max: 20_000 }), { maxLength: 200 });
  fc.assert(
    fc.property(gaps, fc.integer({ min: 1, max: 10 }), (given, perMinute) => {
      let at = 0;
      const moments = given.map((gap) => {
        at += gap;
        return after(at);
      });
      const byMinute = new Map<number, Date[]>();
      for (const moment of moments) {
        const key = Math.floor(moment.getTime() / 60_000);
        byMinute.set(key, [...(byMinute.get(key) ?? []), moment]);
      }
      const limits = { perMinute, warmUpFrom: null };
      const expected = [...byMinute.values()].map((all) => Math.min(all.length, perMinute));
      expect(granted(limits, moments)).toBe(expected.reduce((sum, n) => sum + n, 0));
    }),
  );
});

test("a new sender sends 50 on its first day, half as much again each day, and all after two weeks", () => {
  const onDay = (day: number) => warmUpLimit(start, after(day * 86_400_000));
  expect([0, 1, 2, 3].map(onDay)).toEqual([50, 75, 112, 168]);
  expect([13, 14].map(onDay)).toEqual([9730, null]);
  const everyMinute = Array.from({ length: 2 * 1440 }, (_, i) => after(i * 60_000));
  expect(granted({ perMinute: null, warmUpFrom: start }, everyMinute)).toBe(50 + 75);
});

test("another domain is a stranger again; the first one is whom it was switched on for", () => {
  const off = { warmUpFrom: null, warmUpDomain: null };
  expect(warmUpOf(off, "acme.example", after(5))).toEqual(off);
  const begun = { warmUpFrom: start, warmUpDomain: null };
  const acme = { warmUpFrom: start, warmUpDomain: "acme.example" };
  expect(warmUpOf(begun, "acme.example", after(5))).toEqual(acme);
  expect(warmUpOf(acme, "acme.example", after(5))).toEqual(acme);
  const other = { warmUpFrom: after(5), warmUpDomain: "acme.test" };
  expect(warmUpOf(acme, "acme.test", after(5))).toEqual(other);
});

test("what is taken of a day ends with it", () => {
  const limits = { perMinute: null, warmUpFrom: start };
  const taken = { ...nothing, dayAt: start, dayCount: 7 };
  expect(takenToday(limits, taken, after(86_399_999))).toBe(7);
  expect(takenToday(limits, taken, after(86_400_000))).toBe(0);
});
