import { expect, test } from "vitest";
import { momentOfDay } from "./moment-of-day";

const now = new Date("2026-07-15T09:00:00Z");

test.each([
  ["2026-07-14", "UTC", "2026-07-14T12:00:00.000Z"],
  ["2026-07-14", "Europe/London", "2026-07-14T11:00:00.000Z"],
  ["2026-01-14", "Europe/London", "2026-01-14T12:00:00.000Z"],
  ["2026-07-15", "Pacific/Auckland", "2026-07-15T00:00:00.000Z"],
  ["2026-07-15", "America/New_York", "2026-07-15T09:00:00.000Z"],
])("%s in %s was at %s", (day, timeZone, moment) => {
  expect(momentOfDay(day, timeZone, now)).toBe(moment);
});
