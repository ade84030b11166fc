import { expect, test } from "vitest";
import { missingSentence } from "@/lib/analysis/missing-data";
import { InsufficientData } from "@/lib/stats/insufficient-data";

const asked = {
  labels: ["NPS answer", "Hold time", "Resolved"],
  unit: "interaction" as const,
  complete: { n: 3, lacking: [7, 40, 2] },
};

test("too few rows name what is missing most often", () => {
  expect(missingSentence(new InsufficientData("too-few-rows"), asked)).toBe(
    "NPS answer and every condition are known for only 3 interactions. Hold time is missing most often (40 times).",
  );
});

test("when nothing is missing, more answers are needed", () => {
  const few = { ...asked, complete: { n: 3, lacking: [0, 0, 0] } };
  expect(missingSentence(new InsufficientData("too-few-rows"), few)).toContain("More answers");
});

test("one answer is one", () => {
  const one = { ...asked, complete: { n: 1, lacking: [0, 0, 0] } };
  expect(missingSentence(new InsufficientData("too-few-rows"), one)).toBe(
    "NPS answer and every condition are known for only 1 interaction. More answers are needed.",
  );
});

test("what does not vary cannot be explained", () => {
  expect(missingSentence(new InsufficientData("no-variation"), asked)).toContain("Nothing varies");
});
