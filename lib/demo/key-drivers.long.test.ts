import { expect, test } from "vitest";
import { driverEstimates } from "@/lib/analysis/driver-estimates";
import { dayOf } from "./calendar";
import { simulate } from "./simulate";
import { findings } from "./truth";

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);
const until = dayOf("2026-03-10");
const silent: readonly string[] = [...findings.companions, ...findings.nothing];
const variables = [...new Set([...findings.drivers, ...findings.throughRatings, ...silent])];

/** The key drivers that the analysis names in the simulated organisation of one seed. */
function namedKey(seed: number): string[] {
  const { responses } = simulate({ customers: 3_000, until, seed });
  const rows = responses
    .map(({ person, answers, interaction }) => ({
      person,
      values: ["answer.nps", ...variables].map((name) => {
        const [from, key = ""] = name.split(".");
        return Number(from === "answer" ? answers[key] : interaction.kpis[key]);
      }),
    }))
    .filter(({ values }) => values.every(Number.isFinite));
  const people = new Map([...new Set(rows.map(({ person }) => person))].map((p, i) => [p, i]));
  const columns = ["answer.nps", ...variables].map((_, j) =>
    Float64Array.from(rows, ({ values }) => values[j] ?? Number.NaN),
  );
  const clusters = Int32Array.from(rows, ({ person }) => people.get(person) ?? 0);
  const measured = { kind: "continuous", scale: null } as const;
  const computation = driverEstimates({
    outcome: { ...measured, key: "nps", direction: "higher" },
    drivers: variables.map((key) => ({ ...measured, key, direction: "neutral" as const })),
    complete: { columns, clusters, n: rows.length, lacking: [] },
    references: new Map(),
    samples: 200,
    seed,
    minimum: 5,
  });
  for (;;) {
    const step = computation.next();
    if (step.done) return step.value.keyDrivers;
  }
}

test("over forty organisations the true drivers are key, and what has no effect hardly ever is", () => {
  const named = seeds.map(namedKey);
  const exact = named.filter((keys) => findings.drivers.every((key) => keys.includes(key))).length;
  const wrong = named.filter((keys) => keys.some((key) => silent.includes(key))).length;
  process.stdout.write(
    `key drivers: all four true ones in ${exact} of ${seeds.length} organisations, one without effect in ${wrong}\n`,
  );
  expect(exact).toBe(seeds.length);
  // A null driver may be named in at most 5 % of runs.
  expect(wrong).toBeLessThanOrEqual(seeds.length * 0.05);
});
