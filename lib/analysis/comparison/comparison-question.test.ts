import { expect, test } from "vitest";
import {
  comparisonAddress,
  comparisonQuestion,
  hasOther,
  swapped,
} from "@/lib/analysis/comparison/comparison-question";

test("the address says both sides, and is read as it was written", () => {
  const question = {
    a: { from: "2026-03-01", to: "2026-03-31", team: ["North"], outcome: "nps" },
    b: { from: "2026-02-01", to: "2026-02-28", team: ["North", "South"] },
  };
  const address = comparisonAddress(question);
  expect(address).toContain("b.team=North&b.team=South");
  const given = new URLSearchParams(address);
  const all = [...new Set(given.keys())].map((name) => [name, given.getAll(name)] as const);
  // As Next hands it over: what is there once is a text, what is there several times a list.
  const read = comparisonQuestion(
    Object.fromEntries(all.map(([name, values]) => [name, values.length > 1 ? values : values[0]])),
  );
  expect(read).toEqual(question);
});

test("nonsense is passed over, and an outcome belongs to both", () => {
  const { a, b } = comparisonQuestion({ "b.from": "soon", "b.outcome": "csat", "b.tier": "rich" });
  expect([a, b]).toEqual([{}, {}]);
});

test("sides change places, and what is explained stays", () => {
  const question = { a: { team: ["North"], outcome: "csat" }, b: { team: ["South"] } };
  expect(swapped(question)).toEqual({
    a: { team: ["South"], outcome: "csat", grain: undefined },
    b: { team: ["North"] },
  });
  expect([hasOther(question), hasOther({ a: { team: ["North"] }, b: {} })]).toEqual([true, false]);
});
