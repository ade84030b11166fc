import { expect, test } from "vitest";
import {
  type DriverQuestion,
  type DriverVariable,
  driverEstimates,
} from "@/lib/analysis/driver-estimates";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { seededRandom } from "@/lib/stats/random";

function finish<R>(computation: Generator<unknown, R>): R {
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value;
  }
}

const rows = 400;
const random = seededRandom(7);
const noise = () => Array.from({ length: 6 }, random.next).reduce((sum, u) => sum + u - 0.5, 0);
const hold = Float64Array.from({ length: rows }, () => 60 + 20 * noise());
const fcr = Float64Array.from({ length: rows }, () => (random.next() < 0.7 ? 1 : 0));
const idle = Float64Array.from({ length: rows }, noise);
const score = Float64Array.from(
  { length: rows },
  (_, i) => 8 - 0.05 * (hold[i] ?? 0) + 2 * (fcr[i] ?? 0) + noise(),
);

const measured = { kind: "continuous", scale: null } as const;
const outcome: DriverVariable = { ...measured, key: "nps", direction: "higher" };

function question(columns: Record<string, Float64Array>, over: Partial<DriverQuestion> = {}) {
  const keys = Object.keys(columns);
  return {
    outcome,
    drivers: keys.map((key) => ({ ...measured, key, direction: "neutral" as const })),
    complete: {
      columns: [score, ...Object.values(columns)],
      clusters: Int32Array.from({ length: rows }, (_, i) => i),
      n: rows,
      lacking: [],
    },
    references: new Map(),
    samples: 100,
    seed: 1,
    minimum: 5,
    ...over,
  } satisfies DriverQuestion;
}

test("what moves the outcome is key, what does not is not", () => {
  const { drivers, keyDrivers, r2 } = finish(driverEstimates(question({ hold, fcr, idle })));
  expect(keyDrivers).toEqual(["hold", "fcr"].sort((a, b) => lmgOf(b) - lmgOf(a)));
  function lmgOf(key: string) {
    return drivers.find((driver) => driver.key === key)?.lmg ?? 0;
  }
  expect(drivers.reduce((sum, { lmg }) => sum + lmg, 0)).toBeCloseTo(r2, 10);
  expect(drivers.reduce((sum, { relativeWeight }) => sum + relativeWeight, 0)).toBeCloseTo(r2, 10);
  expect(drivers.reduce((sum, { lmgShare }) => sum + lmgShare, 0)).toBeCloseTo(1, 10);
  for (const driver of drivers) {
    expect(driver.lmgLow).toBeLessThanOrEqual(driver.lmg);
    expect(driver.lmgHigh).toBeGreaterThanOrEqual(driver.lmg);
  }
});

test("the same seed gives the same intervals, another seed others", () => {
  const once = finish(driverEstimates(question({ hold, fcr })));
  expect(finish(driverEstimates(question({ hold, fcr })))).toEqual(once);
  const other = finish(driverEstimates(question({ hold, fcr }, { seed: 2 })));
  expect(other.drivers[0]?.lmgLow).not.toBe(once.drivers[0]?.lmgLow);
});

test("a constant driver and a copy are named and left out", () => {
  const constant = new Float64Array(rows).fill(3);
  const twice = hold.map((value) => 2 * value + 1);
  const { drivers, dropped } = finish(driverEstimates(question({ hold, constant, twice, fcr })));
  expect(dropped).toEqual([
    { key: "constant", reason: "no-variation" },
    { key: "twice", reason: "collinear" },
  ]);
  expect(drivers.map(({ key }) => key)).toEqual(["hold", "fcr"]);
});

test("where nobody said which way is better, the data say it", () => {
  const { drivers } = finish(driverEstimates(question({ hold, fcr })));
  expect(drivers.map(({ better, betterFrom }) => [better, betterFrom])).toEqual([
    ["lower", "data"],
    ["higher", "data"],
  ]);
});

test("a declared direction is believed", () => {
  const asked = question({ hold });
  const drivers = [{ ...measured, key: "hold", direction: "higher" as const }];
  const [driver] = finish(driverEstimates({ ...asked, drivers })).drivers;
  expect([driver?.better, driver?.betterFrom]).toEqual(["higher", "declared"]);
});

test("one customer's answers alone have no interval and no key driver", () => {
  const asked = question({ hold, fcr });
  const alone = { ...asked.complete, clusters: new Int32Array(rows) };
  const result = finish(driverEstimates({ ...asked, complete: alone }));
  expect(result.keyDrivers).toEqual([]);
  expect(result.threshold).toBeNull();
  expect(result.drivers.every((driver) => driver.lmgLow === null)).toBe(true);
});

test("fewer rows than the minimum group, or nothing that varies, is said and not computed", () => {
  const few = question({ hold }, { minimum: rows + 1 });
  expect(() => finish(driverEstimates(few))).toThrow(InsufficientData);
  const constant = new Float64Array(rows).fill(3);
  expect(() => finish(driverEstimates(question({ constant })))).toThrow("no-variation");
});
