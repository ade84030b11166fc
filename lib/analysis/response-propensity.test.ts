import { expect, test } from "vitest";
import {
  type AskedRows,
  type Reweighting,
  reweightedNps,
} from "@/lib/analysis/response-propensity";
import { seededRandom } from "@/lib/stats/random";

function reweighted(rows: AskedRows, minimum = 5): Reweighting {
  const steps = reweightedNps(rows, minimum);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

/** Customers whose waiting time, anything up to 1, makes them answer less and like us less. */
function asked(n: number, seed: number, gaps = 0): AskedRows {
  const random = seededRandom(seed);
  const wait = Float64Array.from({ length: n }, () => random.next());
  const answered = wait.map((waited) =>
    random.next() < 1 / (1 + Math.exp(3 * waited - 1)) ? 1 : 0,
  );
  const nps = wait.map((waited, i) => {
    const answer = random.next() < 0.9 - 0.8 * waited ? 10 : 3;
    return answered[i] === 1 ? answer : Number.NaN;
  });
  const known = wait.map((waited) => (random.next() < gaps ? Number.NaN : waited));
  return { answered, nps, customer: Int32Array.from(wait.keys()), known: [known] };
}

/** NPS of everybody: 0.9 − 0.8 · ½, half of them, are promoters, the others detractors. */
const truth = 0;

test("who answers less counts more: nearer to what everybody would have said", () => {
  const found = reweighted(asked(4000, 1));
  if (found.status !== "ok") throw new Error(found.status);
  expect(found.plain.low).toBeGreaterThan(truth);
  expect(Math.abs(found.weighted.value - truth)).toBeLessThan(8);
  expect(found.effective).toBeLessThan(found.customers);
  expect(found.trimmed).toBeGreaterThan(0);
  expect(found.trimmed).toBeLessThan(0.03 * found.n);
});

test("the interval covers what everybody would have said, about 19 times of 20", () => {
  const runs = 200;
  const covered = (side: "plain" | "weighted") =>
    Array.from({ length: runs }, (_, k) => reweighted(asked(800, 1000 + k))).filter(
      (found) => found.status === "ok" && found[side].low <= truth && truth <= found[side].high,
    ).length / runs;
  // Three binomial standard errors below 95 %; the raw score is hardly ever right.
  expect(covered("weighted")).toBeGreaterThan(0.9);
  expect(covered("plain")).toBeLessThan(0.2);
});

test("a gap is no reason to leave somebody out", () => {
  const found = reweighted(asked(2000, 2, 0.2));
  expect(found).toMatchObject({ status: "ok", used: [0] });
  const mostlyUnknown = reweighted(asked(2000, 2, 0.8));
  expect(mostlyUnknown).toEqual({ status: "no-variation" });
});

test("only what the model is made of is named", () => {
  const rows = asked(2000, 5);
  const [wait = new Float64Array()] = rows.known;
  const random = seededRandom(6);
  const other = wait.map(() => random.next());
  const inMinutes = wait.map((waited) => waited / 60);
  const found = reweighted({ ...rows, known: [wait, inMinutes, other] });
  expect(found).toMatchObject({ status: "ok", used: [0, 2] });
});

test("why there is none has a name", () => {
  expect(reweighted(asked(20, 3))).toEqual({ status: "too-few-rows" });
  const rows = asked(400, 4);
  // Whoever waited answered, the others did not: no probability can be estimated.
  const [wait = new Float64Array()] = rows.known;
  const apart = { ...rows, answered: wait.map((waited) => (waited < 0.5 ? 1 : 0)) };
  expect(reweighted(apart)).toEqual({ status: "separation" });
  expect(reweighted({ ...rows, known: [] })).toEqual({ status: "no-variation" });
  expect(reweighted({ ...rows, nps: rows.nps.map(() => Number.NaN) })).toEqual({
    status: "too-few-rows",
  });
});
