import fc from "fast-check";
import { expect, test } from "vitest";
import { hoursOf, sameTimeInHours } from "@/lib/delivery/same-time-of-day";
import { isInWindow } from "@/lib/delivery/sending-window";

const day = 86_400_000;
const weekdays = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
const anywhere = { window: null, zone: "UTC" };
// A Tuesday.
const earlier = new Date("2026-03-03T10:20:00Z");
const at = (text: string) => new Date(text);

test("the time of day is kept, or is now when it has just been", () => {
  const same = (now: string) => sameTimeInHours(earlier, at(now), anywhere);
  expect(same("2026-03-10T09:00:00Z")).toEqual(at("2026-03-10T10:20:00Z"));
  expect(same("2026-03-10T10:35:00Z")).toEqual(at("2026-03-10T10:35:00Z"));
  expect(same("2026-03-10T10:35:00.001Z")).toEqual(at("2026-03-11T10:20:00Z"));
});

test("what would fall on a weekend waits for Monday, at its time", () => {
  const hours = { window: weekdays, zone: "Europe/Berlin" };
  const saturday = at("2026-03-07T10:20:00Z");
  expect(sameTimeInHours(earlier, saturday, hours)).toEqual(at("2026-03-09T10:20:00Z"));
});

test("days begin at the customer's own midnight", () => {
  // Friday evening in London is Saturday in Kathmandu; the window is open all day.
  const allDay = { ...weekdays, from: "00:00", until: "24:00" };
  const friday = at("2026-03-06T20:00:00Z");
  const london = { window: allDay, zone: "Europe/London" };
  const kathmandu = { window: allDay, zone: "Asia/Kathmandu" };
  expect(sameTimeInHours(friday, friday, london)).toEqual(friday);
  expect(sameTimeInHours(friday, friday, kathmandu)).toEqual(at("2026-03-08T20:00:00Z"));
});

test("where clocks were changed the window's opening is taken", () => {
  // 09:00 in Berlin before the change is 10:00 after it, and 17:30 would be 18:30.
  const hours = { window: weekdays, zone: "Europe/Berlin" };
  const late = at("2026-03-27T16:30:00Z");
  const after = sameTimeInHours(late, at("2026-03-30T12:00:00Z"), hours);
  expect(after).toEqual(at("2026-03-31T07:00:00Z"));
});

test("it is never in the past, within the window, and within a week and a day", () => {
  const moment = fc.date({ min: at("2026-01-01"), max: at("2027-01-01"), noInvalidDate: true });
  const zones = fc.constantFrom("UTC", "Asia/Kathmandu", "America/New_York", "Pacific/Apia");
  fc.assert(
    fc.property(moment, fc.integer({ min: 0, max: 60 * day }), zones, (first, passed, zone) => {
      const now = new Date(first.getTime() + passed);
      const found = sameTimeInHours(first, now, { window: weekdays, zone });
      expect(found.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(found.getTime()).toBeLessThan(now.getTime() + 8 * day);
      expect(isInWindow(weekdays, zone, found)).toBe(true);
    }),
  );
});

test("hours are the customer's where their zone is one", () => {
  const said = { window: weekdays, timeZone: "Asia/Kathmandu" };
  expect(hoursOf(said, "UTC")).toEqual({ window: weekdays, zone: "Asia/Kathmandu" });
  expect(hoursOf({ window: null, timeZone: "Middle/Earth" }, "UTC")).toEqual(anywhere);
});
