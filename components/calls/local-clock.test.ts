import { expect, test } from "vitest";
import { localClock } from "@/components/calls/local-clock";

const now = new Date("2026-03-10T14:00:00Z");

test("the clock is the customer's own, and says when it is night there", () => {
  expect(localClock("Asia/Kathmandu", now)).toEqual({ time: "19:45", night: false });
  expect(localClock("Australia/Sydney", now)).toEqual({ time: "01:00", night: true });
});

test("one rings from eight to eight", () => {
  const nightAt = (time: string) => localClock("UTC", new Date(`2026-03-10T${time}:00Z`))?.night;
  expect(["07:59", "08:00", "19:59", "20:00"].map(nightAt)).toEqual([true, false, false, true]);
});

test("a time zone that nobody knows shows no clock", () => {
  expect(localClock(null, now)).toBeUndefined();
  expect(localClock("Moon/Tycho", now)).toBeUndefined();
});
