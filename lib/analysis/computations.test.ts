import { expect, test } from "vitest";
import { computations, offThread } from "@/lib/analysis/computations";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { seededRandom } from "@/lib/stats/random";

const random = seededRandom(3);
const rows = 2000;
const hold = Float64Array.from({ length: rows }, random.next);
const score = hold.map((value) => random.next() - value);
const outcome = { key: "nps", kind: "continuous", scale: null, direction: "higher" } as const;
const question = {
  outcome,
  drivers: [{ ...outcome, key: "hold", direction: "lower" as const }],
  complete: {
    columns: [score, hold],
    clusters: Int32Array.from({ length: rows }, (_, i) => i),
    n: rows,
    lacking: [0, 0],
  },
  references: new Map<string, Float64Array>(),
  samples: 2000,
  seed: 1,
  minimum: 5,
};

test("a thread computes the same, tells how far it is, and leaves this one free", async () => {
  const shares: number[] = [];
  let turns = 0;
  const timer = setInterval(() => turns++, 5);
  const result = await offThread("driverEstimates", [question], (share) => shares.push(share));
  clearInterval(timer);
  const steps = computations.driverEstimates(question);
  let step = steps.next();
  while (!step.done) step = steps.next();
  expect(result).toEqual(step.value);
  expect(turns).toBeGreaterThan(2);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(shares.every((share) => share > 0 && share < 1)).toBe(true);
});

test("what the data cannot answer arrives as such, and a mistake as a mistake", async () => {
  const few = { ...question, minimum: rows + 1 };
  await expect(offThread("driverEstimates", [few])).rejects.toEqual(
    new InsufficientData("too-few-rows"),
  );
  await expect(offThread("driverEstimates", [{ ...question, drivers: [] }])).rejects.toThrow(
    RangeError,
  );
});
