import { expect, test } from "vitest";
import {
  comparedFinding,
  differenceText,
  type Reading,
  scoreReadings,
  sidesText,
} from "@/components/analysis/compared-words";
import type { Compared } from "@/lib/analysis/comparison/shapes";

const hold: Reading = { label: "Hold time", scale: 1, unit: " s" };
const side = (value: number) => ({ n: 100, value, ciLow: value - 1, ciHigh: value + 1 });
const row: Compared = {
  ...{ key: "hold", a: side(48.4), b: side(60.4), p: 0.001, q: 0.002, beyondNoise: true },
  ...{ difference: -12, ciLow: -16, ciHigh: -8 },
};
const hidden: Compared = {
  ...{ ...row, a: { n: 2, value: null, ciLow: null, ciHigh: null, withheld: true as const } },
  ...{ difference: null, ciLow: null, ciHigh: null, p: null, q: null, beyondNoise: false },
};

test("a difference is as precise as its noise lets it be", () => {
  expect(differenceText(row, hold)).toBe("−12 s (−16 to −8)");
  expect(differenceText({ ...row, ciLow: -12.05, ciHigh: -11.95 }, hold)).toBe(
    "−12.00 s (−12.05 to −11.95)",
  );
  expect(sidesText(row, hold)).toBe("A 48 s, B 60 s");
  expect(sidesText(hidden, hold)).toBe("A too few, B 60.4 s");
});

test("only what is beyond noise is named", () => {
  const readingOf = () => hold;
  expect(comparedFinding([row], readingOf, "Nothing.")).toBe("In A, hold time is 12 s lower.");
  expect(comparedFinding([{ ...row, beyondNoise: false }], readingOf, "Nothing.")).toBe("Nothing.");
  expect(comparedFinding([hidden], readingOf, "Nothing.")).toContain("too little");
});

test("shares are told in points of a hundred", () => {
  const rate = { ...row, difference: 0.1, ciLow: 0.06, ciHigh: 0.14 };
  const reading = scoreReadings.responseRate;
  expect(reading && differenceText(rate, reading)).toBe("+10 points (6–14)");
  const one = { ...rate, difference: -0.01, ciLow: -0.05 };
  expect(reading && differenceText(one, reading)).toBe("−1 point (−5 to 14)");
});
