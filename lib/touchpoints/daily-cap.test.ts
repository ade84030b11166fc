import fc from "fast-check";
import { expect, test } from "vitest";
import { isInWindow, nextInWindow, type SendingWindow } from "@/lib/delivery/sending-window";
import { CappedDays, dayNumber } from "@/lib/touchpoints/daily-cap";

const office: SendingWindow = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
const friday = new Date("2026-03-13T10:00:00Z");
const on = (day: string) => Date.parse(day) / 86_400_000;

test("a day with room is taken as it is; a full one gives way to the next open one", () => {
  const days = (window: SendingWindow | null) =>
    new CappedDays({ perDay: 3, window, zone: "UTC" }, new Map([[on("2026-03-13"), 2]]));
  const [within, anyHour] = [days(office), days(null)];
  expect(within.next("UTC", friday)).toEqual(friday);
  for (const one of [within, anyHour]) one.take(friday);
  expect(within.next("UTC", friday)).toEqual(new Date("2026-03-16T09:00:00Z"));
  expect(anyHour.next("UTC", friday)).toEqual(new Date("2026-03-14T00:00:00Z"));
});

test("days are those of the organisation, hours those of the customer", () => {
  expect(dayNumber(new Date("2026-03-12T18:20:00Z"), "Asia/Kathmandu")).toBe(on("2026-03-13"));
  const cap = { perDay: 1, window: office, zone: "Asia/Kathmandu" };
  const days = new CappedDays(cap, new Map([[on("2026-03-16"), 1]]));
  const monday = new Date("2026-03-16T04:00:00Z");
  expect(days.next("America/New_York", monday)).toEqual(new Date("2026-03-16T18:15:00Z"));
});

const zones = ["UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York"];

const anyDays = fc.record({
  perDay: fc.integer({ min: 1, max: 4 }),
  zone: fc.constantFrom(...zones),
  window: fc.option(
    fc.constantFrom(
      office,
      { weekdays: [3], from: "00:00", until: "24:00" },
      { ...office, from: "02:30" },
    ),
  ),
  asked: fc.array(
    fc.record({
      zone: fc.constantFrom(...zones),
      at: fc.date({
        min: new Date("2026-03-20"),
        max: new Date("2026-04-02"),
        noInvalidDate: true,
      }),
    }),
    { maxLength: 40 },
  ),
});

test("however many come, none is dropped, none is outside the window, and no day holds more", () => {
  fc.assert(
    fc.property(anyDays, ({ perDay, zone, window, asked }) => {
      const taken = new Map<number, number>();
      const days = new CappedDays({ perDay, window, zone }, taken);
      for (const one of asked) {
        const at = days.next(one.zone, one.at);
        expect(at.getTime()).toBeGreaterThanOrEqual(one.at.getTime());
        if (window) expect(isInWindow(window, one.zone, at)).toBe(true);
        days.take(at);
      }
      expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(perDay);
    }),
  );
});

/** The first moment in the window on a day with room, looked for hour by hour. */
function byHours(taken: Map<number, number>, cap: { perDay: number; zone: string }, from: Date) {
  return (window: SendingWindow | null, customerZone: string) => {
    const isFree = (at: Date) => (taken.get(dayNumber(at, cap.zone)) ?? 0) < cap.perDay;
    const opens = (at: Date) => (window ? nextInWindow(window, customerZone, at) : at);
    let at = opens(from);
    while (!isFree(at)) at = opens(new Date((Math.floor(at.getTime() / quarter) + 1) * quarter));
    return at;
  };
}
const quarter = 900_000;

test("each gets the first moment that there is, whatever was looked for before", () => {
  fc.assert(
    fc.property(anyDays, ({ perDay, zone, window, asked }) => {
      const taken = new Map<number, number>();
      const days = new CappedDays({ perDay, window, zone }, taken);
      for (const one of asked) {
        const at = days.next(one.zone, one.at);
        expect(at).toEqual(byHours(taken, { perDay, zone }, one.at)(window, one.zone));
        days.take(at);
      }
    }),
    { numRuns: 300 },
  );
});

test("finding a place costs as much however many days are full", () => {
  let looks = 0;
  class Looked extends Map<number, number> {
    override get(day: number) {
      looks += 1;
      return super.get(day);
    }
  }
  const asked = 20_000;
  for (const window of [null, office]) {
    looks = 0;
    const days = new CappedDays({ perDay: 10, window, zone: "UTC" }, new Looked());
    for (let one = 0; one < asked; one += 1) days.take(days.next(zones[one % 4] ?? "UTC", friday));
    expect(looks).toBeLessThan(asked * 6);
  }
});
