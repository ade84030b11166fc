import { expect, test } from "vitest";
import { ColumnTally } from "../reading/column-tally";
import { instantsIn } from "../reading/wall-clock";
import { Unreadable } from "./cell";
import { dayReader, type MomentPart, momentReader } from "./moment-cell";

function part(cells: string[], format?: string): MomentPart {
  const tally = new ColumnTally("when");
  for (const cell of cells) tally.add(cell);
  return { mapping: { to: "interaction.occurredAt", format }, profile: tally.profile(".") };
}

function moment(parts: MomentPart[], ...texts: string[]): string {
  const read = momentReader(parts, instantsIn("Europe/Berlin"))(texts);
  return read instanceof Unreadable ? read.code : read.toISOString();
}

test("a date in one column and a time in another are one moment", () => {
  const parts = [part(["1-Jan-21"]), part(["9:12"])];
  expect(moment(parts, "1-Jan-21", "9:12")).toBe("2021-01-01T08:12:00.000Z");
  expect(moment(parts, "1-Jan-21", "")).toBe("2020-12-31T23:00:00.000Z");
  expect(moment([part(["9:12"]), part(["2021-07-01"])], "9:12", "2021-07-01")).toBe(
    "2021-07-01T07:12:00.000Z",
  );
  expect(moment(parts, "1-Jan-21", "0.5")).toBe("2021-01-01T11:00:00.000Z");
  expect(moment(parts, "", "9:12")).toBe("date");
});

test("patterns may be given for either column, for each, or for both joined", () => {
  const day = "01/02/2021";
  const expected = "2021-02-01T08:12:00.000Z";
  expect(moment([part([day], "dd/MM/yyyy"), part(["9:12"])], day, "9:12")).toBe(expected);
  expect(moment([part([day], "dd/MM/yyyy"), part(["9.12"], "H.mm")], day, "9.12")).toBe(expected);
  expect(moment([part([day], "dd/MM/yyyy H:mm"), part(["9:12"])], day, "9:12")).toBe(expected);
});

test("the order of day and month is what all rows of the column say", () => {
  const parts = [part(["01/02/2021", "25/02/2021"])];
  expect(moment(parts, "01/02/2021 10:00")).toBe("2021-02-01T09:00:00.000Z");
  expect(moment([part(["02/25/2021"])], "01/02/2021")).toBe("2021-01-01T23:00:00.000Z");
});

test("an offset in the text counts, and dates that are none or far away do not", () => {
  const parts = [part(["2021-01-09T10:00:00Z"])];
  expect(moment(parts, "2021-01-09T10:00:00Z")).toBe("2021-01-09T10:00:00.000Z");
  expect(moment(parts, "2021-02-30")).toBe("date");
  expect(moment(parts, "0021-01-01")).toBe("range");
});

test("a day stays the day that is written, whatever the time after it", () => {
  const read = dayReader(part(["2021-01-09 23:30"]));
  expect(read("2021-01-09 23:30")).toBe("2021-01-09");
  expect(dayReader(part(["9.1.21"]))("9.1.21")).toBe("2021-01-09");
});
