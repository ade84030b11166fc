import { expect, test } from "vitest";
import { Day, DayOrInstant, Instant, isDay } from "./moment";

test("a moment is read as UTC, whatever its offset", () => {
  expect(Instant.parse("2026-05-01T10:00:00+02:00")).toBe("2026-05-01T08:00:00.000Z");
  expect(Instant.parse("2026-01-01T00:00:00+23:59")).toBe("2025-12-31T00:01:00.000Z");
});

test("what is no moment, or none the database can keep, is refused", () => {
  const wrong = ["", "2026-05-01", "2026-02-30T10:00:00Z", "2026-05-01T25:00:00Z", "now"];
  const outside = ["0000-06-01T00:00:00Z", "0001-01-01T00:00:00+01:00", "9999-12-31T23:00:00Z"];
  for (const text of [...wrong, ...outside]) {
    expect([text, Instant.safeParse(text).success]).toEqual([text, false]);
  }
});

test("a day is one of the calendar", () => {
  expect(Day.parse("2024-02-29")).toBe("2024-02-29");
  for (const text of ["2026-02-29", "0000-01-01", "2026-1-1", "1 May"]) {
    expect([text, Day.safeParse(text).success]).toEqual([text, false]);
  }
});

test("a bound is a day or a moment, and can be told apart", () => {
  expect(isDay(DayOrInstant.parse("2026-05-01"))).toBe(true);
  expect(isDay(DayOrInstant.parse("2026-05-01T00:00:00Z"))).toBe(false);
});
