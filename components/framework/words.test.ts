import { expect, test } from "vitest";
import {
  arrowSentence,
  countedRows,
  coverageLead,
  leftOutLead,
  leftOutTitle,
} from "@/components/framework/words";

const node = {
  key: "hold",
  label: "Hold time",
  level: "operational",
  kind: "continuous",
  unit: "s",
  direction: "lower",
  n: 90,
  mean: 100,
  sd: 20,
  p1: 10,
  p99: 300,
} as const;
const term = {
  key: "hold",
  coefficient: -0.012,
  standardError: 0.002,
  standardised: -0.3,
  ciLow: -0.016,
  ciHigh: -0.008,
  byConstruction: false,
  fixed: false,
};

test("an arrow is said with its amount, interval and n, and chance is called chance", () => {
  const to = { ...node, key: "nps", label: "NPS answer", unit: null };
  const arrow = { from: node, to, term, n: 90, isClear: true };
  expect(arrowSentence(arrow)).toBe(
    "One second more of hold time goes with 0.012 lower NPS answer (95 %: −0.016 to −0.008), n = 90.",
  );
  expect(arrowSentence({ ...arrow, isClear: false })).toContain("may be chance");
  expect(arrowSentence({ ...arrow, term: { ...term, byConstruction: true } })).toContain(
    "arithmetic",
  );
  const fixed = { ...term, ciLow: -0.012, ciHigh: -0.012, fixed: true };
  expect(arrowSentence({ ...arrow, term: fixed })).toBe(
    "One second more of hold time goes with 0.012 lower NPS answer, n = 90. Fixed by hand: this is not estimated.",
  );
});

test("what is left out is said with the rows that remain, and what is missing with those that there are", () => {
  const rare = { reason: "too-few-rows", n: 3150 } as const;
  const dear = { reason: "costs-rows", n: 40 } as const;
  expect(leftOutLead("customer", [rare])).toBe(
    "Too few rows have it together with the other variables. Without it, the arrows are measured where everything else is known: 3,150 customers.",
  );
  expect(leftOutLead("day", [dear])).toBe(
    "With it, more than half of the rows that have all other variables could not be used. Without it, the arrows are measured where everything else is known: 40 days.",
  );
  expect(leftOutLead("team-day", [dear, { ...rare, n: 40 }])).toBe(
    "Too few rows have them together with the other variables, or more than half of the rows that have all other variables could not be used with them. Without them, the arrows are measured where everything else is known: 40 days of a team.",
  );
  expect(leftOutLead("interaction", [{ ...rare, n: null }])).toContain(
    "Without it, there is no arrow to measure per interaction.",
  );
  expect([1, 2].map((variables) => leftOutTitle("customer", variables))).toEqual([
    "Per customer, one variable is left out: seldom known beside the others",
    "Per customer, 2 variables are left out: seldom known beside the others",
  ]);
  expect(countedRows(1, "team-day")).toBe("1 day of a team");
  expect(coverageLead("interaction", 0, 4)).toContain("known of no interaction:");
  expect(coverageLead("interaction", 1, 4)).toContain("known of only 1 interaction:");
});
