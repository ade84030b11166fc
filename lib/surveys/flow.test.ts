import { expect, test } from "vitest";
import { checkAnswers } from "./answers";
import { pagesOf, walk } from "./flow";
import { SurveyDefinition } from "./shapes";

const said = { wording: "W", label: "L" };
const nps = { key: "nps", role: "nps", kind: "scale", scale: { min: 0, max: 10 }, ...said };
const text = (key: string, rest: object = {}) => ({
  key,
  role: "comment",
  kind: "text",
  ...said,
  ...rest,
});
const when = (of: string, is: string, ...values: (number | string)[]) => ({
  conditions: [{ of, is, values }],
});
const parsed = (...questions: object[]) =>
  SurveyDefinition.safeParse({
    language: "en",
    title: "T",
    questions,
    thanks: { everyone: "Thanks" },
  });
const define = (...questions: object[]) => parsed(...questions).data ?? parsed(...questions).error;
const survey = (...questions: object[]): SurveyDefinition => {
  const definition = define(...questions);
  if (definition instanceof Error || !definition) throw definition;
  return definition;
};
const problems = (...questions: object[]) =>
  parsed(...questions).error?.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);

const forDetractors = survey(
  nps,
  text("why", { show: when("class", "one-of", "detractor"), required: true }),
  text("gold", { show: when("customer.segment", "one-of", "gold"), required: true }),
  text("last", { skip: when("answer.why", "unanswered") }),
);
const keys = (answers: object, facts?: Record<string, string>) =>
  walk(forDetractors, { ...answers }, facts).map(({ question }) => question.key);

test("answers, class and facts decide what is asked", () => {
  expect(keys({ nps: 9 }, {})).toEqual(["nps"]);
  expect(keys({ nps: 2 }, {})).toEqual(["nps", "why"]);
  expect(keys({ nps: 2, why: "x" }, { "customer.segment": "gold" })).toEqual([
    "nps",
    "why",
    "gold",
    "last",
  ]);
  // An answer to what is not asked counts for nothing.
  expect(keys({ nps: 9, why: "x" }, {})).toEqual(["nps"]);
});

test("what is asked is required, what is not asked is refused, or dropped after going back", () => {
  const codes = (answers: object, options = {}) =>
    checkAnswers(forDetractors, { ...answers }, { facts: {}, ...options }).problems.map(
      ({ path, code }) => `${path} ${code}`,
    );
  expect(codes({ nps: 2 })).toEqual(["why required"]);
  expect(codes({ nps: 9, why: "x" })).toEqual(["why not-asked"]);
  expect(codes({ nps: 9, why: "x" }, { drop: true })).toEqual([]);
  // Where nobody knows the segment, its question may be answered and need not be.
  expect(codes({ nps: 9, gold: "x" }, { facts: undefined })).toEqual([]);
  expect(codes({ nps: 9 }, { facts: undefined })).toEqual([]);
});

test("a page ends where the next question looks at it, and after five ratings of one grid", () => {
  const pages = (definition: SurveyDefinition, answers = {}) =>
    pagesOf(definition, answers).map((page) => page.map(({ key }) => key));
  expect(pages(forDetractors, { nps: 2, why: "x" })).toEqual([["nps"], ["why"], ["last"]]);
  const rating = (key: string) => ({
    ...said,
    key,
    role: "driver",
    kind: "scale",
    stem: "How …",
    scale: { min: 1, max: 5 },
  });
  const grid = survey(...["a", "b", "c", "d", "e", "f"].map(rating), text("t"));
  expect(pages(grid)).toEqual([
    ["a", "b", "c", "d", "e"],
    ["f", "t"],
  ]);
  const piped = survey(nps, text("why", { wording: "Why {{answer.nps|that}}?" }));
  expect(pages(piped)).toEqual([["nps"], ["why"]]);
});

test("ratings that change places do so by the response, and come back in the same order", () => {
  const rating = (key: string) => ({
    ...said,
    key,
    role: "driver",
    kind: "scale",
    stem: "How …",
    shuffled: true,
    scale: { min: 1, max: 5 },
  });
  const definition = survey(nps, ...["a", "b", "c", "d"].map(rating));
  const order = (seed: string) =>
    pagesOf(definition, {}, {}, seed)
      .flat()
      .map(({ key }) => key)
      .join("");
  expect(order("one")).toBe(order("one"));
  expect(order("one")).toMatch(/^nps[a-d]{4}$/);
  expect(new Set(["1", "2", "3", "4", "5", "6"].map(order)).size).toBeGreaterThan(1);
});

test("rules look back, at what is there, for values that can be", () => {
  expect(problems(text("a", { show: when("answer.b", "answered") }), text("b"))).toEqual([
    "questions.0.show.conditions.0.of: This looks at a later question.",
  ]);
  expect(problems(text("a", { show: when("answer.a", "answered") }))?.[0]).toContain("later");
  expect(problems(text("a", { skip: when("answer.z", "answered") }))?.[0]).toContain("not there");
  expect(problems(text("a", { show: when("class", "one-of", "promoter") }))?.[0]).toContain("NPS");
  expect(problems(nps, text("a", { show: when("answer.nps", "at-least", 11) }))).toEqual([
    "questions.1.show.conditions.0.of: L is never 11.",
  ]);
  expect(problems(nps, text("a", { hint: "{{answer.b}}" }), text("b"))).toEqual([
    "questions.1.hint: This looks at a later question.",
  ]);
});

test("a question that no answers lead to is found, through classes, chains and ends", () => {
  const never = "Nobody can ever be asked this: no answers lead here.";
  const high = when("answer.nps", "at-least", 9);
  expect(
    problems(nps, text("a", { show: high, skip: when("class", "one-of", "promoter") })),
  ).toEqual([`questions.1.show: ${never}`]);
  const chained = text("b", {
    show: {
      conditions: [
        ...when("answer.a", "answered").conditions,
        ...when("answer.nps", "at-most", 8).conditions,
      ],
    },
  });
  expect(problems(nps, text("a", { show: high }), chained)).toEqual([`questions.2.show: ${never}`]);
  const always = {
    match: "any",
    conditions: [
      ...when("answer.nps", "answered").conditions,
      ...when("answer.nps", "unanswered").conditions,
    ],
  };
  expect(problems({ ...nps, end: always }, text("a"))).toEqual([`questions.1.show: ${never}`]);
  expect(problems({ ...nps, end: high }, text("a"))).toBeUndefined();
});
