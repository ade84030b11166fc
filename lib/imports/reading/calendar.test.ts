import fc from "fast-check";
import { expect, test } from "vitest";
import { exists, readDateTime, readTime } from "./calendar";

const day = (text: string, order: "ymd" | "dmy" | "mdy") => {
  const read = readDateTime(text, order);
  return read && [read.year, read.month, read.day];
};
const clock = (text: string) => {
  const read = readTime(text);
  return read && [read.hour, read.minute, read.second, read.millisecond];
};

test("the order of day and month is the caller's to say", () => {
  expect(day("01/09/2021", "dmy")).toEqual([2021, 9, 1]);
  expect(day("01/09/2021", "mdy")).toEqual([2021, 1, 9]);
  expect(day("25/12/2021", "mdy")).toBeUndefined();
  expect(day("2021-01-09", "ymd")).toEqual([2021, 1, 9]);
  expect(day("20210109", "ymd")).toEqual([2021, 1, 9]);
  expect(day("1.9.21", "dmy")).toEqual([2021, 9, 1]);
});

test("a date with the year first is read in no other order", () => {
  expect(day("2021-01-09", "dmy")).toBeUndefined();
});

test("month names need no order and no particular language", () => {
  expect(day("1-Jan-21", "dmy")).toEqual([2021, 1, 1]);
  expect(day("01-Jan-21", "mdy")).toEqual([2021, 1, 1]);
  expect(day("Jan 5, 2021", "dmy")).toEqual([2021, 1, 5]);
  expect(day("5. März 2021", "mdy")).toEqual([2021, 3, 5]);
  expect(day("5 févr. 2021", "dmy")).toEqual([2021, 2, 5]);
  expect(day("Mon, 4 Jan 2021", "dmy")).toEqual([2021, 1, 4]);
  expect(day("2021-Sept-05", "ymd")).toEqual([2021, 9, 5]);
});

test("two digits of a year mean 1970 to 2069", () => {
  expect(day("1/1/69", "dmy")).toEqual([2069, 1, 1]);
  expect(day("1/1/70", "dmy")).toEqual([1970, 1, 1]);
});

test("a time may follow, with an offset or a half of the day", () => {
  expect(readDateTime("1-Jan-21 9:12", "dmy")).toMatchObject({ hour: 9, minute: 12, second: 0 });
  expect(readDateTime("2021-01-09T09:12:30.250+02:00", "ymd")).toMatchObject({
    second: 30,
    millisecond: 250,
    offsetMinutes: 120,
  });
  expect(readDateTime("01/09/2021, 9:12 PM", "mdy")).toMatchObject({ hour: 21, day: 9 });
  expect(clock("12:05 AM")).toEqual([0, 5, 0, 0]);
  expect(clock("0.5")).toEqual([12, 0, 0, 0]);
  expect(clock("09:12:00Z")).toEqual([9, 12, 0, 0]);
});

test("days and times that do not exist are not read", () => {
  for (const text of ["31/02/2021", "29/02/2021", "00/01/2021", "1/13/2021", "1/1/021", "", "x"]) {
    expect(day(text, "dmy")).toBeUndefined();
  }
  for (const text of ["24:00", "9:60", "13:00 PM", "9", "9:1"]) expect(clock(text)).toBeUndefined();
  expect(day("29/02/2020", "dmy")).toEqual([2020, 2, 29]);
  expect(readDateTime("01/01/2021 25:00", "dmy")).toBeUndefined();
});

test("every day of the calendar exists, and no other", () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date("0100-01-01"), max: new Date("9999-12-31"), noInvalidDate: true }),
      (d) => {
        expect(exists(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate())).toBe(true);
      },
    ),
  );
  expect(exists(1900, 2, 29)).toBe(false);
  expect(exists(2000, 2, 29)).toBe(true);
});
