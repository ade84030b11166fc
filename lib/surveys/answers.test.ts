import fc from "fast-check";
import { expect, test } from "vitest";
import { checkAnswers } from "./answers";
import { answersFromForm } from "./form-answers";
import { SurveyDefinition } from "./shapes";
import { anyDefinition } from "./test-definitions";

const survey = SurveyDefinition.parse({
  language: "en",
  title: "Test",
  questions: [
    scale("nps", "nps", 0, 10, true),
    scale("waiting", "driver", 1, 5, false),
    {
      key: "hold",
      role: "driver",
      kind: "number",
      wording: "Hold",
      label: "Hold",
      scale: { min: -1, max: 90.5 },
    },
    { key: "comment", role: "comment", kind: "text", wording: "Why?", label: "Comment" },
  ],
  thanks: { everyone: "Thanks" },
});

function scale(key: string, role: string, min: number, max: number, required: boolean) {
  return { key, role, kind: "scale", wording: key, label: key, required, scale: { min, max } };
}

const codes = (given: Record<string, unknown>, options = {}) =>
  checkAnswers(survey, given, options).problems.map(({ path, code }) => `${path} ${code}`);

test("valid answers are kept, tidied, and nothing is added", () => {
  const given = { nps: 9, waiting: null, hold: 90.5, comment: " two\r\nlines " };
  expect(checkAnswers(survey, given)).toEqual({
    answers: { nps: 9, hold: 90.5, comment: "two\nlines" },
    problems: [],
  });
});

test("each kind of wrong answer is named", () => {
  expect(codes({})).toEqual(["nps required"]);
  expect(codes({ nps: 11 })).toEqual(["nps range"]);
  expect(codes({ nps: 9.5 })).toEqual(["nps type"]);
  expect(codes({ nps: "9" })).toEqual(["nps type"]);
  expect(codes({ nps: Number.NaN })).toEqual(["nps type"]);
  expect(codes({ nps: 9, hold: 91 })).toEqual(["hold range"]);
  expect(codes({ nps: 9, comment: 5 })).toEqual(["comment type"]);
  expect(codes({ nps: 9, comment: "x".repeat(10_001) })).toEqual(["comment too-long"]);
  expect(codes({ nps: 9, comment: "a\0b" })).toEqual(["comment characters"]);
  expect(codes({ nps: 9, comment: "\ud800" })).toEqual(["comment characters"]);
  expect(codes({ nps: 9, other: 1 })).toEqual(["other unknown"]);
});

test("a day is one of the calendar, which has no year 0", () => {
  const days = SurveyDefinition.parse({
    ...{ language: "en", title: "Test", thanks: { everyone: "Thanks" } },
    questions: [{ key: "since", kind: "date", wording: "Since?", label: "Since" }],
  });
  const problems = (since: unknown) => checkAnswers(days, { since }).problems.length;
  for (const since of ["0001-01-01", "2024-02-29", "9999-12-31"]) expect(problems(since)).toBe(0);
  for (const since of ["0000-01-01", "2026-02-30", "soon", 20260101]) {
    expect(problems(since)).toBe(1);
  }
});

test("a partial response may leave required questions out, but not answer them wrongly", () => {
  expect(codes({ waiting: 3 }, { partial: true })).toEqual([]);
  expect(codes({ nps: 12 }, { partial: true })).toEqual(["nps range"]);
});

test("a response without any answer is none", () => {
  expect(codes({}, { partial: true })).toEqual(["nps required"]);
  expect(codes({ comment: "  " }, { partial: true })).toEqual(["nps required"]);
});

test("names every object inherits are not answers", () => {
  expect(codes({ nps: 9, constructor: 1 })).toEqual(["constructor unknown"]);
  const inherited = Object.create({ nps: 9 }) as Record<string, unknown>;
  expect(codes(inherited)).toEqual(["nps required"]);
});

test("form text becomes numbers only where it is one", () => {
  const read = (text: string) => answersFromForm(survey, new Map([["hold", text]])).hold;
  expect(read("3,5")).toBe(3.5);
  expect(read(" -7 ")).toBe(-7);
  expect(read("1e3")).toBe("1e3");
  expect(read("0x10")).toBe("0x10");
  expect(read("9 lives")).toBe("9 lives");
  expect(answersFromForm(survey, new Map([["comment", "7"]]))).toEqual({ comment: "7" });
});

test("whatever is given, accepted answers are accepted again unchanged", () => {
  const anything = fc.dictionary(fc.string(), fc.anything());
  fc.assert(
    fc.property(anyDefinition, anything, (definition, extra) => {
      const given = {
        ...Object.fromEntries(definition.questions.map(({ key }, i) => [key, i])),
        ...extra,
      };
      const { answers } = checkAnswers(definition, given, { partial: true });
      fc.pre(Object.keys(answers).length > 0);
      const again = checkAnswers(definition, answers, { partial: true });
      expect(again).toEqual({ answers, problems: [] });
    }),
  );
});
