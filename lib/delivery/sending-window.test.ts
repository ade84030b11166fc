import fc from "fast-check";
import { expect, test } from "vitest";
import { isInWindow, nextInWindow, SendingWindow } from "@/lib/delivery/sending-window";
import { zoneOffset } from "@/lib/delivery/wall-clock";

const office: SendingWindow = { weekdays: [1, 2, 3, 4, 5], from: "09:00", until: "18:00" };
const next = (window: SendingWindow, zone: string, at: string) =>
  nextInWindow(window, zone, new Date(at)).toISOString();

test("inside the window nothing waits; its end is outside", () => {
  expect(next(office, "UTC", "2026-03-10T09:00:00.000Z")).toBe("2026-03-10T09:00:00.000Z");
  expect(next(office, "UTC", "2026-03-10T17:59:59.999Z")).toBe("2026-03-10T17:59:59.999Z");
  expect(next(office, "UTC", "2026-03-10T18:00:00.000Z")).toBe("2026-03-11T09:00:00.000Z");
});

test("the night waits for the morning, and Friday night for Monday", () => {
  expect(next(office, "UTC", "2026-03-10T03:20:00.000Z")).toBe("2026-03-10T09:00:00.000Z");
  expect(next(office, "UTC", "2026-03-13T20:00:00.000Z")).toBe("2026-03-16T09:00:00.000Z");
});

test("in Kathmandu it opens at a quarter past three by UTC", () => {
  expect(next(office, "Asia/Kathmandu", "2026-03-10T00:00:00.000Z")).toBe(
    "2026-03-10T03:15:00.000Z",
  );
  expect(next(office, "Asia/Kathmandu", "2026-03-10T12:15:00.000Z")).toBe(
    "2026-03-11T03:15:00.000Z",
  );
});

test("it opens by the clock on the wall, on the days when clocks change too", () => {
  const always: SendingWindow = { ...office, weekdays: [1, 2, 3, 4, 5, 6, 7] };
  // Berlin puts its clocks forward on 29 March 2026, and back on 25 October.
  expect(next(always, "Europe/Berlin", "2026-03-28T20:00:00.000Z")).toBe(
    "2026-03-29T07:00:00.000Z",
  );
  expect(next(always, "Europe/Berlin", "2026-10-24T20:00:00.000Z")).toBe(
    "2026-10-25T08:00:00.000Z",
  );
});

test("an opening hour that a day does not have opens with the next one it has, or not that day", () => {
  const night = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: "02:30", until: "04:00" };
  expect(next(night, "Europe/Berlin", "2026-03-29T00:00:00.000Z")).toBe("2026-03-29T01:30:00.000Z");
  const swallowed = { ...night, from: "02:00", until: "03:00" };
  expect(next(swallowed, "Europe/Berlin", "2026-03-29T00:00:00.000Z")).toBe(
    "2026-03-30T00:00:00.000Z",
  );
  const sundays = { ...swallowed, weekdays: [7] };
  expect(next(sundays, "Europe/Berlin", "2026-03-29T00:00:00.000Z")).toBe(
    "2026-04-05T00:00:00.000Z",
  );
});

test("what can never be open is refused", () => {
  for (const wrong of [
    { ...office, weekdays: [] },
    { ...office, weekdays: [1, 1] },
    { ...office, weekdays: [0] },
    { ...office, from: "18:00" },
    { ...office, from: "9:00" },
    { ...office, until: "24:01" },
  ]) {
    expect(SendingWindow.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
  }
  expect(SendingWindow.safeParse({ ...office, until: "24:00" }).success).toBe(true);
});

const zones = ["UTC", "Asia/Kathmandu", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe"];
const quarter = (count: number) =>
  `${String(Math.floor(count / 4)).padStart(2, "0")}:${String((count % 4) * 15).padStart(2, "0")}`;
const anyWindow = fc
  .record({
    weekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: fc.integer({ min: 0, max: 95 }),
    length: fc.integer({ min: 1, max: 96 }),
  })
  .map(({ weekdays, from, length }) => ({
    weekdays,
    from: quarter(from),
    until: quarter(Math.min(96, from + length)),
  }));
const anyMoment = fc.date({
  min: new Date("2026-01-01"),
  max: new Date("2028-01-01"),
  noInvalidDate: true,
});

test("the moment found always lies in the window, and never before the one wished for", () => {
  fc.assert(
    fc.property(anyWindow, fc.constantFrom(...zones), anyMoment, (window, zone, at) => {
      const found = nextInWindow(window, zone, at);
      expect(isInWindow(window, zone, found)).toBe(true);
      expect(found.getTime()).toBeGreaterThanOrEqual(at.getTime());
      if (isInWindow(window, zone, at)) expect(found).toEqual(at);
    }),
    { numRuns: 500 },
  );
});

test("away from changes of clocks, it is the first moment at which the window is open", () => {
  const quarterMilliseconds = 900_000;
  fc.assert(
    fc.property(anyWindow, fc.constantFrom(...zones), anyMoment, (window, zone, at) => {
      const found = nextInWindow(window, zone, at).getTime();
      fc.pre(zoneOffset(zone, at.getTime()) === zoneOffset(zone, found + 8 * 3_600_000));
      let first = at.getTime();
      while (!isInWindow(window, zone, new Date(first))) {
        first = (Math.floor(first / quarterMilliseconds) + 1) * quarterMilliseconds;
      }
      expect(found).toBe(first);
    }),
    { numRuns: 200 },
  );
});
