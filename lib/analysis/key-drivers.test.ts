import { expect, test } from "vitest";
import { keyDrivers } from "@/lib/analysis/key-drivers";

const strong = { lmg: 0.2, lmgLow: 0.15, q: 0.001 };

test("key drivers come most important first", () => {
  const drivers = [
    { ...strong, key: "hold", lmg: 0.18 },
    { ...strong, key: "fcr", lmg: 0.3 },
  ];
  expect(keyDrivers(drivers, 0.05)).toEqual(["fcr", "hold"]);
});

test("importance that chance reaches too is not enough", () => {
  expect(keyDrivers([{ ...strong, key: "hold", lmgLow: 0.04 }], 0.05)).toEqual([]);
});

test("a coefficient that does not survive the correction is not enough", () => {
  expect(keyDrivers([{ ...strong, key: "hold", q: 0.05 }], 0.05)).toEqual([]);
});

test("without an interval or a threshold nothing is called key", () => {
  expect(keyDrivers([{ ...strong, key: "hold", lmgLow: null }], 0.05)).toEqual([]);
  expect(keyDrivers([{ ...strong, key: "hold" }], null)).toEqual([]);
});

test("there are at most five", () => {
  const drivers = Array.from({ length: 7 }, (_, k) => ({ ...strong, key: `d${k}`, lmg: 0.2 + k }));
  expect(keyDrivers(drivers, 0.05)).toEqual(["d6", "d5", "d4", "d3", "d2"]);
});
