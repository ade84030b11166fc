import { expect, test } from "vitest";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { Adapters } from "./adapter";
import { checkReference, notClaimed } from "./check";
import { markWholes, type Reference } from "./reference-file";

const tolerance = { default: { rel: 1e-9, abs: 0 } };
const text = JSON.stringify({
  datasets: {
    "(no table)": {
      file: null,
      cases: {
        double: [{ id: "double_2", inputs: { x: 2 }, expected: { y: 4 }, tolerance }],
        triple: [{ id: "triple_2", inputs: { x: 2 }, expected: { y: 6 }, tolerance }],
      },
    },
  },
  edge_cases: [
    {
      id: "double_nothing",
      statistic: "double",
      data: { x: ["", 1] },
      inputs: { x: 0 },
      expected: { status: "undefined", reason: "nothing to double" },
      tolerance,
    },
  ],
  published: [{ case: "double_2", field: ["y"], value: 4.1, half_unit: 0.05, source: "a table" }],
});
const reference: Reference = { values: JSON.parse(text), isWhole: JSON.parse(markWholes(text)) };

const doubling: Adapters = {
  double: (question) => {
    const x = question.number("x");
    if (x === 0) throw new InsufficientData("too-few-rows");
    return { y: 2 * x };
  },
};

const failures = (adapters: Adapters) =>
  checkReference(reference, "", adapters).map(({ id, wrong }) => [id, wrong.length]);

test("cases, edge cases and published values each have their verdict", () => {
  expect(failures(doubling)).toEqual([
    ["double_2", 0],
    ["double_nothing", 0],
    ["double_2, a table", 1],
  ]);
});

test("a statistic without an adapter is listed, not passed", () => {
  expect([...notClaimed(reference, doubling)]).toEqual([["triple", 1]]);
});

test("a bug in an adapter fails its case and not the run", () => {
  const broken: Adapters = {
    double: () => {
      throw new TypeError("no such thing");
    },
  };
  expect(failures(broken)).toEqual([
    ["double_2", 1],
    ["double_nothing", 1],
    ["double_2, a table", 1],
  ]);
});
