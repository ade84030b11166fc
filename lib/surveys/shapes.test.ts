import { expect, test } from "vitest";
import { SurveyDefinition } from "./shapes";
import { surveyTemplates, templateNamed } from "./templates";

const question = (key: string, rest: object) => ({ key, wording: "W", label: "L", ...rest });
const define = (...questions: object[]) =>
  SurveyDefinition.safeParse({
    language: "en",
    title: "T",
    questions,
    thanks: { everyone: "Thanks" },
  });
const messages = (...questions: object[]) =>
  define(...questions).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

const nps = question("nps", { role: "nps", kind: "scale", scale: { min: 0, max: 10 } });

test("every template is a valid survey and says one thing about itself", () => {
  for (const { definition, name, purpose } of surveyTemplates) {
    expect(SurveyDefinition.parse(definition)).toEqual(definition);
    expect(name && purpose).toBeTruthy();
  }
});

test("the template post-call-nps asks for NPS, drivers and a comment", () => {
  const roles = templateNamed("post-call-nps")?.definition.questions.map(({ role }) => role);
  expect(new Set(roles)).toEqual(new Set(["nps", "driver", "comment"]));
});

test("keys are unique and each outcome is asked once", () => {
  expect(messages(nps, nps)).toEqual([
    "questions.1.key: Another question has the key nps.",
    "questions.1.role: Only one question can be the nps.",
  ]);
});

test("a scale begins before it ends, has at most eleven points, and NPS is 0 to 10", () => {
  const driver = (min: number, max: number) =>
    question("d", { role: "driver", kind: "scale", scale: { min, max } });
  expect(messages(driver(5, 5))).toEqual(["questions.0.scale: The scale ends before it begins."]);
  expect(messages(driver(-1, 10))?.[0]).toContain("at most 11 points");
  expect(messages({ ...nps, scale: { min: 1, max: 10 } })).toEqual([
    "questions.0.scale: NPS is asked from 0 to 10.",
  ]);
  const constant = question("n", { role: "driver", kind: "number", scale: { min: 3, max: 3 } });
  expect(define(constant).success).toBe(true);
});

test("a role fits its kind of question", () => {
  const text = (role: string) => question("t", { role, kind: "text" });
  expect(messages(text("driver"))?.[0]).toContain("needs a scale");
  expect(messages(text("nps"))?.[0]).toContain("NPS is asked as a scale");
  expect(define(text("comment"), { ...text("profile"), key: "p" }).success).toBe(true);
  const counted = { role: "comment", kind: "number", scale: { min: 1, max: 2 } };
  expect(messages(question("c", counted))?.[0]).toContain("A comment is a text");
});

test("texts that the database cannot keep are refused", () => {
  expect(messages({ ...nps, wording: "a\0b" })?.[0]).toContain("cannot be stored");
  expect(messages({ ...nps, label: "\udc00" })?.[0]).toContain("cannot be stored");
});
