import { expect, test } from "vitest";
import { checkAnswers } from "./answers";
import { answersFromForm } from "./form-answers";
import { SurveyDefinition } from "./shapes";

const said = { wording: "W", label: "L" };
const options = ["a", "b", "c"].map((key) => ({ key, label: key.toUpperCase() }));
const survey = SurveyDefinition.parse({
  language: "en",
  title: "T",
  questions: [
    { ...said, key: "one", kind: "choice", options, other: "Other" },
    { ...said, key: "many", kind: "choice", options, multiple: true, other: "Other" },
    { ...said, key: "rank", kind: "ranking", options },
    { ...said, key: "day", kind: "date", earliest: "2026-01-01", latest: "2026-12-31" },
    { ...said, key: "agree", kind: "consent", required: true },
    { ...said, key: "contact", kind: "contact", parts: ["name", "email"] },
    { ...said, key: "call", kind: "callback", options },
    { ...said, key: "read", kind: "statement" },
  ],
  thanks: { everyone: "Thanks" },
});

const sent = (fields: Record<string, string>) =>
  checkAnswers(
    survey,
    answersFromForm(survey, new Map(Object.entries({ agree: "yes", ...fields }))),
  );
const answers = (fields: Record<string, string>) => {
  const { agree: _, ...rest } = sent(fields).answers;
  return rest;
};
const codes = (fields: Record<string, string>) =>
  sent(fields).problems.map(({ path, code }) => `${path} ${code}`);

test("each kind of question is read from its fields", () => {
  expect(answers({ one: "b", "one.otherText": "" })).toEqual({ one: "b" });
  expect(answers({ "many.a": "on", "many.c": "on" })).toEqual({ many: ["a", "c"] });
  expect(answers({ "rank.a": "3", "rank.b": "1", "rank.c": "2" })).toEqual({
    rank: ["b", "c", "a"],
  });
  expect(answers({ day: "2026-02-28" })).toEqual({ day: "2026-02-28" });
  expect(answers({ "contact.name": "Ada", "contact.email": "ada@example.com" })).toEqual({
    "contact.name": "Ada",
    "contact.email": "ada@example.com",
  });
  expect(answers({ "call.phone": "+44 20 7946 0000", "call.time": "b" })).toEqual({
    "call.phone": "+44 20 7946 0000",
    "call.time": "b",
  });
});

test("whoever writes beside other has chosen it, and nothing written is lost", () => {
  expect(answers({ "one.otherText": "mine" })).toEqual({ one: "other", "one.otherText": "mine" });
  expect(answers({ "many.a": "on", "many.otherText": "mine" })).toEqual({
    many: ["a", "other"],
    "many.otherText": "mine",
  });
});

test("what no page offers is refused", () => {
  expect(codes({ one: "z" })).toEqual(["one type"]);
  expect(codes({ "many.z": "on" })).toEqual(["many.z unknown"]);
  expect(codes({ "rank.a": "1", "rank.b": "1", "rank.c": "2" })).toEqual(["rank type"]);
  expect(codes({ "rank.a": "1" })).toEqual(["rank type"]);
  expect(codes({ day: "2026-02-30" })).toEqual(["day type"]);
  expect(codes({ day: "2027-01-01" })).toEqual(["day range"]);
  expect(codes({ agree: "no" })).toEqual(["agree type"]);
  expect(codes({ agree: "" })).toEqual(["agree required"]);
  expect(codes({ "contact.email": "ada@" })).toEqual(["contact.email type"]);
  expect(codes({ "call.time": "a" })).toEqual(["call.phone required"]);
  expect(codes({ "call.phone": "call me", "call.time": "a" })).toEqual(["call.phone type"]);
  expect(codes({ read: "1" })).toEqual(["read unknown"]);
});
