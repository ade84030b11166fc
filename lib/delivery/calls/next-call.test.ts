import { expect, test } from "vitest";
import { nextCallAt } from "@/lib/delivery/calls/next-call";

const now = new Date("2026-03-10T12:00:00Z");
const late = new Date("2026-04-10T12:00:00Z");
const hours = (date: Date | undefined) => date && (date.getTime() - now.getTime()) / 3_600_000;

test("whoever is not reached is called again later, and later still, until it is enough", () => {
  const waits = [1, 2, 3, 4].map((made) => hours(nextCallAt(made, 4, now, late)));
  expect(waits).toEqual([3, 24, 48, undefined]);
  expect(nextCallAt(1, 1, now, late)).toBeUndefined();
});

test("nobody is called when the survey would be closed to them by then", () => {
  expect(nextCallAt(1, 4, now, new Date("2026-03-10T15:00:00Z"))).toBeUndefined();
});
