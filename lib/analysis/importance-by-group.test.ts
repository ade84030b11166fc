import { expect, test } from "vitest";
import { importanceByGroup, rowsWhere } from "@/lib/analysis/importance-by-group";
import type { Frame } from "@/lib/analysis/response-matrix";
import { valueTiers } from "@/lib/analysis/value-tiers";
import { seededRandom } from "@/lib/stats/random";
import { nth } from "@/lib/stats/vector";

const random = seededRandom(4);
const rows = 600;
const own = Int32Array.from({ length: rows }, (_, row) => row);
const values = () => Float64Array.from({ length: rows }, () => random.next());
const [hold, talk, noise] = [values(), values(), values()];
/** The first half answers by the time on hold, the second by how they were talked to. */
const score = Float64Array.from(
  own,
  (row) => 5 - 4 * nth(row < rows / 2 ? hold : talk, row) + nth(noise, row),
);
const frame: Frame = {
  rows,
  units: { interaction: own, customer: own, day: own, "team-day": own },
  columns: new Map([
    ["nps", score],
    ["hold", hold],
    ["talk", talk],
    ["clv", Float64Array.from(own)],
  ]),
};
const rules = {
  outcome: "nps",
  drivers: ["hold", "talk"],
  unit: "interaction",
  minimum: 5,
} as const;

function computed(groups: Parameters<typeof importanceByGroup>[0]) {
  const steps = importanceByGroup(groups, rules);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

test("each group has its own importance, with an interval around it", () => {
  const [first, second] = computed([
    { key: "a", label: "First", frame: rowsWhere(frame, (row) => row < rows / 2) },
    { key: "b", label: "Second", frame: rowsWhere(frame, (row) => row >= rows / 2) },
  ]);
  const of = (group: typeof first, key: string) => group?.shares.find((share) => share.key === key);
  expect(first?.n).toBe(300);
  expect(of(first, "hold")?.low).toBeGreaterThan(of(first, "talk")?.high ?? 1);
  expect(of(second, "talk")?.low).toBeGreaterThan(of(second, "hold")?.high ?? 1);
  const sum = first?.shares.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeCloseTo(first?.r2 ?? 0, 9);
});

test("a group too small for a regression says its n and nothing else", () => {
  const few = rowsWhere(frame, (row) => row < 20);
  expect(computed([{ key: "a", label: "Few", frame: few }])).toEqual([
    { key: "a", label: "Few", n: 20, r2: null, shares: [] },
  ]);
});

test("a group in which the outcome never varies has no importance, and does not fail", () => {
  const same = {
    ...frame,
    columns: new Map(frame.columns).set(
      "nps",
      score.map(() => 10),
    ),
  };
  expect(computed([{ key: "a", label: "All promoters", frame: same }])[0]?.shares).toEqual([]);
});

test("thirds by value count customers, not rows", () => {
  const customer = Int32Array.of(0, 0, 0, 0, 1, 2, -1);
  const clv = Float64Array.of(10, 10, 10, 10, 20, 30, Number.NaN);
  const small: Frame = {
    rows: 7,
    units: { interaction: own.slice(0, 7), customer, day: customer, "team-day": customer },
    columns: new Map([["clv", clv]]),
  };
  expect(Array.from(valueTiers(small, "clv")?.tierOf ?? [])).toEqual([0, 0, 0, 0, 1, 2, -1]);
  const flat = { ...small, columns: new Map([["clv", clv.map(() => 4)]]) };
  expect(valueTiers(flat, "clv")).toBeNull();
});
