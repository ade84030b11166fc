import fc from "fast-check";
import { DateTime } from "luxon";
import { expect, test } from "vitest";
import type { WallTime } from "./calendar";
import { instantsIn, isTimeZone } from "./wall-clock";

const wall = (text: string, offsetMinutes?: number): WallTime => {
  const at = DateTime.fromISO(text, { zone: "utc" });
  const { year, month, day, hour, minute, second, millisecond } = at.toObject() as WallTime;
  return { year, month, day, hour, minute, second, millisecond, offsetMinutes };
};

test("a wall time is an instant of its zone, in summer and in winter", () => {
  const berlin = instantsIn("Europe/Berlin");
  expect(berlin(wall("2021-01-01T09:12")).toISOString()).toBe("2021-01-01T08:12:00.000Z");
  expect(berlin(wall("2021-07-01T09:12")).toISOString()).toBe("2021-07-01T07:12:00.000Z");
});

test("an hour that was skipped moves forward; one that came twice is the earlier", () => {
  const berlin = instantsIn("Europe/Berlin");
  expect(berlin(wall("2021-03-28T02:30")).toISOString()).toBe("2021-03-28T01:30:00.000Z");
  expect(berlin(wall("2021-10-31T02:30")).toISOString()).toBe("2021-10-31T00:30:00.000Z");
});

test("an offset in the text decides, whatever the zone", () => {
  const berlin = instantsIn("Europe/Berlin");
  expect(berlin(wall("2021-07-01T09:12", -60)).toISOString()).toBe("2021-07-01T10:12:00.000Z");
});

test("every wall time that exists becomes an instant that reads back as it", () => {
  const zones = ["Europe/London", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe"];
  for (const zone of zones) {
    const toInstant = instantsIn(zone);
    const readBack = (at: DateTime) => at.setZone(zone).toFormat("yyyy-MM-dd'T'HH:mm:ss");
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1975-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        (at) => {
          const text = at.toISOString().slice(0, 19);
          const exists = readBack(DateTime.fromISO(text, { zone })) === text;
          const found = DateTime.fromJSDate(toInstant(wall(text)));
          expect(readBack(found) === text).toBe(exists);
        },
      ),
      { numRuns: 200 },
    );
  }
});

test("zones are known by name", () => {
  expect(isTimeZone("Europe/Zurich")).toBe(true);
  expect(isTimeZone("Mars/Olympus")).toBe(false);
});
