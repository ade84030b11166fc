import { expect, test } from "vitest";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { Frame, Unit } from "@/lib/analysis/response-matrix";
import type { EdgeList } from "@/lib/framework/default-edges";
import { measurableEquations } from "@/lib/framework/equations";

interface Given {
  unit: Unit;
  /** Whether a row knows it. */
  knows: (row: number) => boolean;
}

const rows = 80;
const always = () => true;

/** Two rows of each customer; every row its own day of a team and its own day. */
function measured(variables: Readonly<Record<string, Given>>, edges: EdgeList) {
  const each = Int32Array.from({ length: rows }, (_, row) => row);
  const frame: Frame = {
    rows,
    units: {
      interaction: each,
      "team-day": each,
      day: each,
      customer: each.map((row) => Math.floor(row / 2)),
    },
    columns: new Map(
      Object.entries(variables).map(([key, { knows }]) => [
        key,
        Float64Array.from(each, (row) => (knows(row) ? row : Number.NaN)),
      ]),
    ),
  };
  const entries = Object.entries(variables).map(([key, { unit }]): CatalogueEntry => {
    const variable: CatalogueEntry["variable"] = {
      ...{ key, label: key, level: "experience", kind: "continuous", unit: null },
      ...{ direction: "neutral", grain: "interaction", n: rows, scale: null, role: "driver" },
    };
    return { variable, unit, source: { from: "answer", key } };
  });
  const steps = measurableEquations(frame, entries, edges, []);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

test("days of a team and days are both periods, and each says its own rows", () => {
  const { leftOut } = measured(
    {
      a: { unit: "team-day", knows: always },
      rareOfTeams: { unit: "team-day", knows: (row) => row < 5 },
      ofTeams: { unit: "team-day", knows: always },
      b: { unit: "day", knows: always },
      rareOfDays: { unit: "day", knows: (row) => row < 4 },
      ofDays: { unit: "day", knows: (row) => row < 60 },
    },
    [
      ["a", "ofTeams"],
      ["rareOfTeams", "ofTeams"],
      ["b", "ofDays"],
      ["rareOfDays", "ofDays"],
    ],
  );
  const rare = { grain: "period", reason: "too-few-rows" };
  expect(leftOut).toEqual([
    { ...rare, unit: "team-day", key: "rareOfTeams", known: 5, n: 80 },
    { ...rare, unit: "day", key: "rareOfDays", known: 4, n: 60 },
  ]);
});

test("what leaves a unit twice is said once, and of a unit without arrows that it has none", () => {
  const isFirst = (row: number) => row % 2 === 0;
  const { leftOut, written } = measured(
    {
      x: { unit: "interaction", knows: isFirst },
      y: { unit: "interaction", knows: isFirst },
      p: { unit: "interaction", knows: isFirst },
      second: { unit: "interaction", knows: (row) => !isFirst(row) },
      rare: { unit: "customer", knows: (row) => row < 10 },
    },
    [
      ["y", "p"],
      ["second", "p"],
      // Meets per customer, who have both, until `rare` leaves.
      ["y", "x"],
      ["second", "x"],
      ["rare", "x"],
    ],
  );
  expect(written.map(({ outcome, inputs, unit }) => [outcome, inputs, unit])).toEqual([
    ["p", ["y"], "interaction"],
    ["x", ["y"], "interaction"],
  ]);
  const few = { reason: "too-few-rows" };
  expect(leftOut).toEqual([
    { ...few, grain: "interaction", unit: "interaction", key: "second", known: 40, n: 40 },
    { ...few, grain: "customer", unit: "customer", key: "rare", known: 5, n: null },
  ]);
});

test("the rows are counted when what leaves with an equation has left, too", () => {
  const { leftOut } = measured(
    {
      a: { unit: "interaction", knows: always },
      b: { unit: "interaction", knows: always },
      rare: { unit: "interaction", knows: (row) => row < 5 },
      // Only explains what is rare, and stands in the rows until that has left.
      cause: { unit: "interaction", knows: (row) => row < 40 },
    },
    [
      ["a", "b"],
      ["cause", "rare"],
    ],
  );
  expect(leftOut).toMatchObject([{ key: "rare", known: 5, n: 80 }]);
});
