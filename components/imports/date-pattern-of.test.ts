import { expect, test } from "vitest";
import { datePatternOf } from "@/components/imports/date-pattern-of";
import { compileDatePattern } from "@/lib/imports/reading/date-pattern";

test.each([
  ["03/04/2021", "dd/MM/yyyy"],
  ["3.4.21 9:12", "dd.MM.yy HH:mm"],
  ["03-04-2021T09:12:30.250", "dd-MM-yyyy'T'HH:mm:ss.SSS"],
  ["03/04/2021, 9:12:30 PM", "dd/MM/yyyy, hh:mm:ss a"],
])("%s is written as %s, and read by it", (sample, pattern) => {
  expect(datePatternOf(sample, "day")).toBe(pattern);
  expect(compileDatePattern(pattern)(sample)).toMatchObject({ year: 2021, month: 4, day: 3 });
});

test("the month may come first", () => {
  const pattern = datePatternOf("03/04/2021", "month") ?? "";
  expect(pattern).toBe("MM/dd/yyyy");
  expect(compileDatePattern(pattern)("03/04/2021")).toMatchObject({ month: 3, day: 4 });
});

test("a date that leaves no doubt needs no pattern", () => {
  expect(datePatternOf("2021-04-03", "day")).toBeUndefined();
  expect(datePatternOf("3-Apr-21", "day")).toBeUndefined();
});
