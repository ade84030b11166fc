import { expect, test } from "vitest";
import { ColumnTally } from "./column-tally";

function profile(cells: string[], usualMark: "." | "," = ".") {
  const tally = new ColumnTally("column");
  for (const cell of cells) tally.add(cell);
  return tally.profile(usualMark);
}

test("day-first dates are told from month-first ones by all rows", () => {
  const ambiguous = Array(400).fill("01/09/2021");
  expect(profile([...ambiguous, "25/12/2021"])).toMatchObject({ kind: "date", dateOrder: "dmy" });
  expect(profile([...ambiguous, "12/25/2021"])).toMatchObject({ kind: "date", dateOrder: "mdy" });
  expect(profile(["25/12/2021"]).orderUnsure).toBe(false);
});

test("when no row says which comes first, that is said", () => {
  expect(profile(["01/09/2021", "02/03/2021"]).orderUnsure).toBe(true);
  expect(profile(["1-Jan-21"])).toMatchObject({ kind: "date", orderUnsure: false });
  expect(profile(["2021-01-09 10:00"])).toMatchObject({
    kind: "date",
    dateOrder: "ymd",
    orderUnsure: false,
  });
});

test("a decimal comma is told by the rows that can be nothing else", () => {
  expect(profile(["1.234", "2.500,75"])).toMatchObject({
    kind: "number",
    decimal: ",",
    max: 2500.75,
  });
  expect(profile(["1,234", "2,500.75"])).toMatchObject({
    kind: "number",
    decimal: ".",
    max: 2500.75,
  });
  expect(profile(["0.125"])).toMatchObject({ decimal: ".", max: 0.125 });
  expect(profile(["1.234"], ",")).toMatchObject({ decimal: ",", max: 1234, whole: false });
});

test("kinds are told apart, and a few odd cells do not matter", () => {
  expect(profile(["1", "2", "", "3"])).toMatchObject({ kind: "number", blank: 1, whole: true });
  expect(profile(["12 %", "7,5 %"]).kind).toBe("percent");
  expect(profile(["0:02:23", "12:02:23 AM"]).kind).toBe("clock");
  expect(profile(["Y", "N"]).kind).toBe("yes-no");
  expect(profile(["Diane", "Becky"]).kind).toBe("text");
  expect(profile(["", " "]).kind).toBe("empty");
  expect(profile(["19970101", "19980630"])).toMatchObject({ kind: "date", dateOrder: "ymd" });
  expect(profile(["19970101", "12345678"]).kind).toBe("number");
  expect(profile([...Array(19).fill("5"), "n/a"]).kind).toBe("number");
});

test("what is kept does not grow with the file", () => {
  const many = profile(Array.from({ length: 30_000 }, (_, i) => `value ${i}`));
  expect(many).toMatchObject({ filled: 30_000, unique: true, values: [] });
  expect(many.samples).toEqual(["value 0", "value 1", "value 2", "value 3"]);
  expect(profile(["b", "a", "a"])).toMatchObject({
    unique: false,
    values: [
      { text: "a", count: 2 },
      { text: "b", count: 1 },
    ],
  });
});

test("in a short file one wrong cell is a mistake, not another kind of column", () => {
  expect(profile(["01.03.2026", "31.02.2026", "14.03.2026"]).kind).toBe("date");
  expect(profile(["12", "7", "abc", "30", "9"]).kind).toBe("number");
  expect(profile(["12", "abc"]).kind).toBe("text");
  expect(profile([...Array(40).fill("12"), ...Array(5).fill("abc")]).kind).toBe("text");
});
