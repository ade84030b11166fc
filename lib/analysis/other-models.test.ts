import { expect, test } from "vitest";
import { type ModelQuestion, otherModels } from "@/lib/analysis/other-models";
import { describe } from "@/lib/stats/describe";
import { logisticRegression } from "@/lib/stats/logistic-regression";
import { seededRandom } from "@/lib/stats/random";

const random = seededRandom(3);
const rows = 300;
const hold = Float64Array.from({ length: rows }, () => 100 * random.next());
const idle = Float64Array.from({ length: rows }, random.next);
const answers = hold.map((each) =>
  Math.max(0, Math.min(10, Math.round(11 - each / 14 + 5 * (random.next() - 0.5)))),
);

function modelsOf(over: Partial<ModelQuestion> = {}) {
  const usual = { drivers: ["hold", "idle"], columns: [hold, idle], y: answers };
  const computation = otherModels({ ...usual, yesFrom: 9, steps: true, minimum: 5, ...over });
  let step = computation.next();
  while (!step.done) step = computation.next();
  return step.value;
}

function termsOf(model: ReturnType<typeof modelsOf>["logistic"]) {
  if (!model || "missing" in model) throw new Error("a fitted model wanted");
  return model.terms;
}

test("odds are told per standard deviation of the condition", () => {
  const promoters = answers.map((answer) => (answer >= 9 ? 1 : 0));
  const { oddsRatios } = logisticRegression([hold, idle], promoters);
  const sd = describe(hold).sd ?? 0;
  const [first] = termsOf(modelsOf().logistic);
  expect(first?.oddsRatio).toBeCloseTo((oddsRatios[0] ?? 0) ** sd, 10);
  expect(first?.low).toBeLessThan(first?.oddsRatio ?? 0);
  expect(first?.high).toBeLessThan(1);
});

test("both models find what moves the answer, and no more", () => {
  const { logistic, ordinal } = modelsOf();
  for (const terms of [termsOf(logistic), termsOf(ordinal)]) {
    expect(terms.map(({ q }) => q < 0.05)).toEqual([true, false]);
  }
});

test("an outcome of neither kind has neither model", () => {
  expect(modelsOf({ yesFrom: null, steps: false })).toEqual({ logistic: null, ordinal: null });
});

test("what cannot be fitted says why", () => {
  const told = answers.map((_, row) => ((hold[row] ?? 0) > 50 ? 9 : 1));
  expect(modelsOf({ y: told }).logistic).toEqual({ missing: "separation" });
  expect(modelsOf({ y: told.fill(9) }).ordinal).toEqual({ missing: "no-variation" });
  expect(modelsOf({ minimum: rows + 1 }).logistic).toEqual({ missing: "too-few-rows" });
});
