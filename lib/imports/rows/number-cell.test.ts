import { expect, test } from "vitest";
import { ColumnTally } from "../reading/column-tally";
import type { ColumnMapping } from "../shapes";
import { Unreadable, withMissing } from "./cell";
import { amountReader, numberReader, yesNoReader } from "./number-cell";

/** Reads a whole column, as its own values and the mapping say. */
function column(cells: string[], mapping: Omit<ColumnMapping, "to"> = {}) {
  const tally = new ColumnTally("column");
  for (const cell of cells) tally.add(cell);
  const profile = tally.profile(".");
  const given = { to: "kpi.x", ...mapping };
  const read = withMissing(numberReader(given, profile), mapping.missing);
  return cells.map((cell) => {
    const value = read(cell);
    return value instanceof Unreadable ? value.code : value;
  });
}

test("numbers are read as all rows of the column say they are written", () => {
  expect(column(["1,234.5", "2"])).toEqual([1234.5, 2]);
  expect(column(["1.234,5", "2"])).toEqual([1234.5, 2]);
  expect(column(["1.234"], { decimal: "," })).toEqual([1234]);
  expect(column(["x", "1"])).toEqual(["number", 1]);
  expect(column(["1e16"])).toEqual(["range"]);
});

test("durations become seconds, whichever way a spreadsheet wrote them", () => {
  expect(column(["0:02:23", "12:02:23 AM", "9:12"])).toEqual([143, 143, 33_120]);
  expect(column(["0.00165509259259259"], { format: "duration" })).toEqual([143]);
  expect(column(["143", "90"], { format: "duration" })).toEqual([143, 90]);
  expect(column(["2:23"], { format: "m:ss" })).toEqual([143]);
  expect(column(["soon", "0:01:00"], { format: "duration" })).toEqual(["duration", 60]);
});

test("percentages become proportions", () => {
  expect(column(["12 %", "7.5%"])).toEqual([0.12, 0.075]);
  expect(column(["85"], { format: "percent" })).toEqual([0.85]);
});

test("words become numbers where the mapping or the column says so", () => {
  expect(column(["Y", "N"])).toEqual([1, 0]);
  expect(column(["good", "bad", "4"], { values: { good: 5, bad: 1 } })).toEqual([5, 1, 4]);
  expect(column(["done", "open"], { true: ["Done"] })).toEqual([1, 0]);
  expect(column(["a", "b", "c"], { true: ["a"], false: ["b"] })).toEqual([1, 0, "yes-no"]);
});

test("a missing word also stands for the number it means", () => {
  expect(column(["0", "5"], { missing: ["0"] })).toEqual([undefined, 5]);
  expect(column(["0:00:00", "0:00:05"], { missing: ["0"], format: "duration" })).toEqual([
    undefined,
    5,
  ]);
  expect(column(["N/A", "3"], { missing: ["n/a"] })).toEqual([undefined, 3]);
});

test("yes and no can be turned round", () => {
  const churned = yesNoReader({ to: "customer.retained", true: ["0"], false: ["1"] });
  expect(["0", "1"].map(churned)).toEqual([true, false]);
  const left = yesNoReader({ to: "customer.retained", false: ["1"] });
  expect(["0", "1", "2"].map(left)).toEqual([true, false, true]);
  expect(yesNoReader({ to: "customer.retained" })("maybe")).toBeInstanceOf(Unreadable);
});

test("amounts stay text, to the last digit", () => {
  const tally = new ColumnTally("amount");
  for (const cell of ["1.234,50 €", "0"]) tally.add(cell);
  const read = amountReader({ to: "purchase.amount" }, tally.profile("."));
  expect(["1.234,50 €", "0", "12345678901,123456789"].map(read)).toEqual([
    "1234.50",
    "0",
    "12345678901.123456789",
  ]);
  expect(read("free")).toBeInstanceOf(Unreadable);
});
