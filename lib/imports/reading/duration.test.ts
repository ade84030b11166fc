import { expect, test } from "vitest";
import { readClock, secondsOfDays } from "./duration";

test("durations are read as spreadsheets write them", () => {
  expect(readClock("0:02:23")).toBe(143);
  expect(readClock("00:02:23.5")).toBe(143.5);
  expect(readClock("9:12")).toBe(33_120);
  expect(readClock("27:15:00")).toBe(98_100);
  expect(readClock("-0:00:05")).toBe(-5);
});

test("a duration that was formatted as a time of day is still a duration", () => {
  expect(readClock("12:02:23 AM")).toBe(143);
  expect(readClock("1:00 am")).toBe(3600);
  expect(readClock("12:00:00 PM")).toBe(43_200);
  expect(readClock("01:00:01 p.m.")).toBe(46_801);
});

test("a fraction of a day is seconds, without the dust of doubles", () => {
  expect(secondsOfDays(0.00165509259259259)).toBe(143);
  expect(secondsOfDays(0.5)).toBe(43_200);
});

test("what is no duration is not made one", () => {
  for (const text of ["", "12", "1:60", "1:00:60", "13:00 PM", "0:00 AM", "a:bc", "1:2:3:4"]) {
    expect(readClock(text)).toBeUndefined();
  }
});
