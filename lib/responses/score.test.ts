import { expect, test } from "vitest";
import { templateNamed } from "@/lib/surveys/templates";
import { scoreAnswers } from "./score";

const definition = (key: string) => {
  const template = templateNamed(key);
  if (!template) throw new Error(`no template ${key}`);
  return template.definition;
};
const silent = { nps: null, csat: null, ces: null, class: null };

test("the class follows the NPS answer at every step of the scale", () => {
  const classes = Array.from({ length: 11 }, (_, nps) => {
    return scoreAnswers(definition("post-call-nps"), { nps }).class;
  });
  const detractors = Array.from({ length: 7 }, () => "detractor");
  expect(classes).toEqual([...detractors, "passive", "passive", "promoter", "promoter"]);
});

test("CSAT and CES are scores without a class, and nothing answered is nothing scored", () => {
  expect(scoreAnswers(definition("support-csat"), { csat: 4 })).toEqual({ ...silent, csat: 4 });
  expect(scoreAnswers(definition("task-ces"), { ces: 7 })).toEqual({ ...silent, ces: 7 });
  expect(scoreAnswers(definition("post-call-nps"), { comment: "9" })).toEqual(silent);
});

test("an answer is found by role, whatever its key is called", () => {
  const { questions } = definition("post-call-nps");
  const renamed = questions.map((q) => (q.role === "nps" ? { ...q, key: "recommend" } : q));
  expect(scoreAnswers({ questions: renamed }, { recommend: 9, nps: 1 }).nps).toBe(9);
});
