import { expect, test } from "vitest";
import { decidedEdges, runInCircle } from "@/lib/framework/edges";

const usual = [
  ["outage", "hold"],
  ["hold", "nps"],
  ["outage", "nps"],
] as const;
const known = new Set(["outage", "hold", "talk", "nps"]);
const decision = (kind: "added" | "removed" | "fixed", from: string, to: string) => ({
  ...{ kind, from, to },
  coefficient: kind === "fixed" ? 2 : null,
});

test("a circle is one, however long", () => {
  expect(runInCircle(usual)).toBe(false);
  expect(runInCircle([...usual, ["nps", "outage"]])).toBe(true);
  expect(runInCircle([["nps", "nps"]])).toBe(true);
});

test("arrows are added, taken away and fixed", () => {
  const decisions = [
    decision("added", "hold", "talk"),
    decision("removed", "outage", "nps"),
    decision("fixed", "hold", "nps"),
    decision("fixed", "talk", "nps"),
  ];
  expect(decidedEdges(usual, decisions, known)).toEqual({
    edges: [
      ["outage", "hold"],
      ["hold", "nps"],
      ["hold", "talk"],
      ["talk", "nps"],
    ],
    fixed: [
      { from: "hold", to: "nps", coefficient: 2 },
      { from: "talk", to: "nps", coefficient: 2 },
    ],
  });
});

test("what has no values waits, and what would close a circle does too", () => {
  const decisions = [decision("added", "unheard", "nps"), decision("added", "nps", "outage")];
  expect(decidedEdges(usual, decisions, known).edges).toEqual(usual);
});
