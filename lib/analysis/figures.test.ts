import { expect, test } from "vitest";
import {
  chance,
  countWord,
  decimals,
  factor,
  figure,
  percent,
  percentSign,
  percentWithLimits,
  range,
  signed,
  written,
} from "@/lib/analysis/figures";

test("small counts are words, large ones figures", () => {
  expect([countWord(0), countWord(3), countWord(12), countWord(1300)]).toEqual([
    "no",
    "three",
    "twelve",
    "1,300",
  ]);
});

test("figures keep three digits and a real minus sign", () => {
  expect([figure(5962), figure(0.04123), figure(-12.34), figure(123.4)]).toEqual([
    "5,962",
    "0.0412",
    "−12.3",
    "123",
  ]);
  expect(decimals(-0.314, 2)).toBe("−0.31");
});

test("a change carries its sign, and nothing has none", () => {
  expect([signed(3.2, 1), signed(-3.2, 1), signed(0, 1), signed(-0.01, 1)]).toEqual([
    "+3.2",
    "−3.2",
    "0.0",
    "0.0",
  ]);
});

test("a small share is never shown as nothing", () => {
  expect([percent(0.431), percent(0.0431), percent(0), percent(0.0001)]).toEqual([
    "43\u00a0%",
    "4.3\u00a0%",
    "0\u00a0%",
    "under 0.1\u00a0%",
  ]);
});

test("ranges read well with and without minus", () => {
  expect(range(18, 21, 0, percentSign)).toBe("18–21\u00a0%");
  expect(range(-44, -40, 0)).toBe("−44 to −40");
  expect(range(-0.04, 0.2, 1)).toBe("0.0–0.2");
});

test("a share and its limits have one precision", () => {
  expect(percentWithLimits(0.094, 0.09, 0.102)).toBe("9.4\u00a0% (9.0–10.2\u00a0%)");
  expect(percentWithLimits(0.154, 0.142, 0.166)).toBe("15\u00a0% (14–17\u00a0%)");
  expect(percentWithLimits(0.154, null, null)).toBe("15\u00a0%");
});

test("tiny probabilities are bounded", () => {
  expect([chance(0.0123), chance(0.00001)]).toEqual(["0.012", "< 0.001"]);
});

test("a factor near nothing is never shown as nothing, and a large one has no decimals", () => {
  expect([1.214, 0.104, 0.00312, 0.0302, 0.0002, 46.3, 1240.4].map(factor)).toEqual([
    ...["1.21", "0.10", "0.0031", "0.03", "< 0.001", "46.30", "1,240"],
  ]);
});

test("numbers below each other have the same digits, as many as tell them apart", () => {
  const all = (values: number[]) => values.map(written(values));
  expect(all([99.97, 100, 95.7])).toEqual(["99.97", "100.00", "95.70"]);
  expect(all([30, 37.92, 89.3])).toEqual(["30.0", "37.9", "89.3"]);
  expect(all([9, 10])).toEqual(["9", "10"]);
  expect(all([0.012, 0.019])).toEqual(["0.0120", "0.0190"]);
});
