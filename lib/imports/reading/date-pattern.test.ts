import { expect, test } from "vitest";
import { compileDatePattern, scopeOfPattern } from "./date-pattern";

const read = (pattern: string, text: string) => {
  const found = compileDatePattern(pattern)(text);
  return found && [found.year, found.month, found.day, found.hour, found.minute, found.second];
};

test("a pattern is read letter by letter, with or without leading zeros", () => {
  expect(read("dd/MM/yyyy", "01/09/2021")).toEqual([2021, 9, 1, 0, 0, 0]);
  expect(read("dd/MM/yyyy", "1/9/2021")).toEqual([2021, 9, 1, 0, 0, 0]);
  expect(read("dd-MMM-yy", "1-Jan-21")).toEqual([2021, 1, 1, 0, 0, 0]);
  expect(read("yyyyMMdd", "19970105")).toEqual([1997, 1, 5, 0, 0, 0]);
  expect(read("yyyy-MM-dd'T'HH:mm:ss", "2021-01-09T09:12:30")).toEqual([2021, 1, 9, 9, 12, 30]);
  expect(read("M/d/yyyy h:mm a", "1/9/2021 9:12 PM")).toEqual([2021, 1, 9, 21, 12, 0]);
  expect(read("EEEE d MMMM yyyy", "Samstag 9 Januar 2021")).toEqual([2021, 1, 9, 0, 0, 0]);
});

test("capital D and Y are taken for the day and year they are meant as", () => {
  expect(read("DD.MM.YYYY", "09.01.2021")).toEqual([2021, 1, 9, 0, 0, 0]);
});

test("an offset and a fraction of a second are kept", () => {
  const wall = compileDatePattern("yyyy-MM-dd HH:mm:ss.SSS Z")("2021-01-09 09:12:30.250 -05:30");
  expect(wall).toMatchObject({ millisecond: 250, offsetMinutes: -330 });
});

test("text that does not follow the pattern, or names no day, is not read", () => {
  expect(read("dd/MM/yyyy", "2021-01-09")).toBeUndefined();
  expect(read("dd/MM/yyyy", "31/02/2021")).toBeUndefined();
  expect(read("dd/MM/yyyy", "01/09/2021 x")).toBeUndefined();
  expect(read("HH:mm", "24:00")).toBeUndefined();
  expect(read("d-MMM-yy", "1-Foo-21")).toBeUndefined();
});

test("a pattern that means nothing is refused by name", () => {
  expect(() => compileDatePattern("dd/QQ/yyyy")).toThrow('"Q" means nothing');
});

test("a pattern names each part once, however it is written", () => {
  expect(() => compileDatePattern("EMMMEMMMEMMMEMMMd")).toThrow('"E" stands more than once');
  expect(() => compileDatePattern("dd/MM/yyyy MMM")).toThrow('"M" stands more than once');
  expect(() => compileDatePattern("yyyy-MM-dd'd'D")).toThrow('"d" stands more than once');
});

test("blanks are read as one, of whatever kind and number", () => {
  expect(read("d MMM' 'yyyy", "1\u00a0Jan  2021")).toEqual([2021, 1, 1, 0, 0, 0]);
  expect(read("h:mm  a", "9:12 p.  m.")).toEqual([1970, 1, 1, 21, 12, 0]);
});

test("a cell of blanks or letters takes no time under any pattern", () => {
  // Of the processor, not of the clock: on a busy machine a second passes without anything done.
  const begun = process.cpuUsage();
  expect(read(`d${"' ' ".repeat(6)}''`, `1${" ".repeat(62)}x`)).toBeUndefined();
  expect(read("EMMMdyyyy", "a".repeat(64))).toBeUndefined();
  expect(read("EMMM", "a".repeat(1_000_000))).toBeUndefined();
  expect(process.cpuUsage(begun).user).toBeLessThan(200_000);
});

test("a pattern speaks of a date, of a time, or of both", () => {
  expect(scopeOfPattern("d-MMM-yy")).toEqual({ date: true, time: false });
  expect(scopeOfPattern("H:mm")).toEqual({ date: false, time: true });
  expect(scopeOfPattern("yyyy-MM-dd'T'HH:mm")).toEqual({ date: true, time: true });
});
