import fc from "fast-check";
import { expect, test } from "vitest";
import { isInWindow, type SendingWindow } from "@/lib/delivery/sending-window";
import { dayNumber, nextUnderCap } from "@/lib/touchpoints/daily-cap";

const office: SendingWindow = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
const friday = new Date("2026-03-13T10:00:00Z");
const on = (day: string) => Date.parse(day) / 86_400_000;

test("a day with room is taken as it is; a full one gives way to the next open one", () => {
  const taken = new Map([[on("2026-03-13"), 2]]);
  const cap = { perDay: 3, taken, zone: "UTC" };
  expect(nextUnderCap(cap, office, "UTC", friday)).toEqual(friday);
  taken.set(on("2026-03-13"), 3);
  expect(nextUnderCap(cap, office, "UTC", friday)).toEqual(new Date("2026-03-16T09:00:00Z"));
  expect(nextUnderCap(cap, null, "UTC", friday)).toEqual(new Date("2026-03-14T00:00:00Z"));
});

test("days are those of the organisation, hours those of the customer", () => {
  expect(dayNumber(new Date("2026-03-12T18:20:00Z"), "Asia/Kathmandu")).toBe(on("2026-03-13"));
  const cap = { perDay: 1, taken: new Map([[on("2026-03-16"), 1]]), zone: "Asia/Kathmandu" };
  const monday = new Date("2026-03-16T04:00:00Z");
  expect(nextUnderCap(cap, office, "America/New_York", monday)).toEqual(
    new Date("2026-03-16T18:15:00Z"),
  );
});

const zones = ["UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York"];

test("however many come, none is dropped, none is outside the window, and no day holds more", () => {
  const anyCase = fc.record({
    perDay: fc.integer({ min: 1, max: 4 }),
    zone: fc.constantFrom(...zones),
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
  fc.assert(
    fc.property(anyCase, fc.option(fc.constant(office)), ({ perDay, zone, asked }, window) => {
      const taken = new Map<number, number>();
      for (const one of asked) {
        const at = nextUnderCap({ perDay, taken, zone }, window, one.zone, one.at);
        expect(at.getTime()).toBeGreaterThanOrEqual(one.at.getTime());
        if (window) expect(isInWindow(window, one.zone, at)).toBe(true);
        const day = dayNumber(at, zone);
        taken.set(day, (taken.get(day) ?? 0) + 1);
      }
      expect(Math.max(0, ...taken.values())).toBeLessThanOrEqual(perDay);
    }),
  );
});
