import fc from "fast-check";
import { expect, test } from "vitest";
import { apportion, dateOf, dayOf, monthsBefore, stretches, weekday } from "./calendar";

test("days and dates are the same thing", () => {
  expect(dayOf("1970-01-02")).toBe(1);
  expect(dateOf(dayOf("2024-02-29"))).toBe("2024-02-29");
});

test("weekdays are counted from Sunday", () => {
  expect(weekday(dayOf("2026-03-01"))).toBe(0);
  expect(weekday(dayOf("2026-03-07"))).toBe(6);
});

test("months earlier keep the day, or take the last of a shorter month", () => {
  expect(dateOf(monthsBefore(dayOf("2026-03-10"), 24))).toBe("2024-03-10");
  expect(dateOf(monthsBefore(dayOf("2026-03-31"), 1))).toBe("2026-02-28");
  expect(dateOf(monthsBefore(dayOf("2026-01-15"), 2))).toBe("2025-11-15");
});

test("stretches are calendar months, cut where the time begins and ends, without gaps", () => {
  const days = stretches(dayOf("2025-11-20"), dayOf("2026-02-03"));
  expect(days.map(({ from, to }) => [dateOf(from), dateOf(to)])).toEqual([
    ["2025-11-20", "2025-12-01"],
    ["2025-12-01", "2026-01-01"],
    ["2026-01-01", "2026-02-01"],
    ["2026-02-01", "2026-02-03"],
  ]);
});

test("what is apportioned adds up, and nobody is more than one away from their exact part", () => {
  expect(apportion(10, [1, 1, 1])).toEqual([4, 3, 3]);
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 30 });
  fc.assert(
    fc.property(fc.nat(100_000), weights, (total, parts) => {
      const shares = apportion(total, parts);
      const sum = parts.reduce((a, b) => a + b, 0);
      expect(shares.reduce((a, b) => a + b, 0)).toBe(total);
      shares.forEach((share, i) => {
        expect(Math.abs(share - (total * (parts[i] ?? 0)) / sum)).toBeLessThan(1);
      });
    }),
  );
});
