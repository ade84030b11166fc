import fc from "fast-check";
import { expect, test } from "vitest";
import { templateNamed } from "@/lib/surveys/templates";
import { carelessness, deviceOf, durationsOf, startOf } from "./manner";

const definition = templateNamed("post-call-nps")?.definition ?? { questions: [] };
const drivers = definition.questions.filter(({ role }) => role === "driver").map(({ key }) => key);
const all = (value: number) => Object.fromEntries(drivers.map((key) => [key, value]));
const now = new Date("2026-05-01T10:00:00Z");

test.each([
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Mobile/15E148 Safari/604.1", "phone"],
  ["Mozilla/5.0 (Linux; Android 14; Pixel 7) Chrome/120.0 Mobile Safari/537.36", "phone"],
  ["Mozilla/5.0 (Linux; Android 14; SM-X700) Chrome/120.0 Safari/537.36", "tablet"],
  ["Mozilla/5.0 (iPad; CPU OS 16_0 like Mac OS X) Mobile/15E148 Safari/604.1", "tablet"],
  ["Mozilla/5.0 (X11; Linux x86_64) Chrome/120.0 Safari/537.36", "desktop"],
  [undefined, null],
  ["", null],
])("%s is a %s", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});

test("a survey began when the script says, and nobody knows when without one", () => {
  expect(startOf({ since: "60000", spent: undefined }, now)).toEqual(
    new Date(now.getTime() - 60_000),
  );
  for (const since of [undefined, "", "-1", "x", "1e99", "NaN"]) {
    expect(startOf({ since, spent: undefined }, now)).toBeNull();
  }
});

test("times are taken of questions there are, and only plausible ones", () => {
  const spent = JSON.stringify({ nps: 1200.4, waiting: -1, comment: "9", other: 5, __proto__: 1 });
  expect(durationsOf(definition, { since: undefined, spent })).toEqual({ nps: 1200, comment: 9 });
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const times = durationsOf(definition, { since: undefined, spent: text });
      for (const time of Object.values(times ?? {})) expect(time).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("who answers faster than one can tap is a speeder, if a script counted", () => {
  const answers = { nps: 9, waiting: 4, comment: "Fine" };
  expect(carelessness(definition, answers, { nps: 700, waiting: 700, comment: 699 })).toEqual([
    "speeder",
  ]);
  expect(carelessness(definition, answers, { nps: 700, waiting: 700, comment: 700 })).toEqual([]);
  expect(carelessness(definition, answers, null)).toEqual([]);
  expect(carelessness(definition, { nps: 9, waiting: 4 }, { nps: 1, waiting: 1 })).toEqual([]);
});

test("who rates every driver the same is a straight-liner; one other step, or three ratings, are not", () => {
  expect(carelessness(definition, { nps: 9, ...all(5) }, null)).toEqual(["straight-liner"]);
  expect(carelessness(definition, { nps: 9, ...all(5), waiting: 4 }, null)).toEqual([]);
  const three = Object.fromEntries(drivers.slice(0, 3).map((key) => [key, 5]));
  expect(carelessness(definition, three, null)).toEqual([]);
});
