import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import {
  dayMilliseconds,
  localTime,
  steadyMoment,
  weekdayOf,
  zoneOffset,
} from "@/lib/delivery/wall-clock";

const zones = [
  "UTC",
  "Asia/Kathmandu",
  "Europe/Berlin",
  "America/New_York",
  "America/St_Johns",
  "Australia/Lord_Howe",
  "Africa/Casablanca",
  "Pacific/Apia",
  "Pacific/Chatham",
];
const anyMoment = fc
  .date({ min: new Date("1980-01-01"), max: new Date("2037-01-01"), noInvalidDate: true })
  .map((date) => date.getTime());

test("offsets are those of the calendar library at every moment", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyMoment, (zone, at) => {
      const { offset } = DateTime.fromMillis(at, { zone });
      expect(zoneOffset(zone, at)).toBe(offset * 60_000);
    }),
    { numRuns: 1000 },
  );
});

test("the second before clocks change has the old offset, and the next one the new", () => {
  const change = Date.parse("2026-03-29T01:00:00Z");
  expect(zoneOffset("Europe/Berlin", change - 1000)).toBe(3_600_000);
  expect(zoneOffset("Europe/Berlin", change)).toBe(7_200_000);
  const halfAnHour = Date.parse("2026-04-04T15:00:00Z");
  expect(zoneOffset("Australia/Lord_Howe", halfAnHour - 1)).toBe(39_600_000);
  expect(zoneOffset("Australia/Lord_Howe", halfAnHour)).toBe(37_800_000);
});

test("a local time is found again, or its clocks are about to change", () => {
  fc.assert(
    fc.property(fc.constantFrom(...zones), anyMoment, (zone, at) => {
      const found = steadyMoment(zone, localTime(zone, at));
      if (found !== null) expect(found).toBe(at);
      else {
        const hours = Array.from({ length: 57 }, (_, hour) => at + (hour - 28) * 3_600_000);
        expect(new Set(hours.map((moment) => zoneOffset(zone, moment))).size).toBeGreaterThan(1);
      }
    }),
    { numRuns: 1000 },
  );
});

test("weekdays are counted from Monday", () => {
  expect(weekdayOf(Date.parse("2026-03-09") / dayMilliseconds)).toBe(1);
  expect(weekdayOf(Date.parse("2026-03-15") / dayMilliseconds)).toBe(7);
  expect(weekdayOf(Date.parse("1969-12-31") / dayMilliseconds)).toBe(3);
});
