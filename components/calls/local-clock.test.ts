import { expect, test } from "vitest";
import { localClock } from "@/components/calls/local-clock";

const now = new Date("2026-03-10T14:00:00Z");

test("the clock is the customer's own, and says when it is night there", () => {
  expect(localClock("Asia/Kathmandu", now)).toEqual({ time: "19:45", night: false });
  expect(localClock("Australia/Sydney", now)).toEqual({ time: "01:00", night: true });
});

test("a time zone that nobody knows shows no clock", () => {
  expect(localClock(null, now)).toBeUndefined();
  expect(localClock("Moon/Tycho", now)).toBeUndefined();
});
