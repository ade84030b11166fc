import fc from "fast-check";
import { expect, test } from "vitest";
import { Definition } from "./definition";
import type { Question } from "./question-kinds";
import { reviewOf } from "./review";
import { surveyTemplates } from "./templates";
import { comment, csat, nps, rating } from "./templates/parts";
import { anyRuledDefinition } from "./test-definitions";

const survey = (questions: readonly Question[], rest: object = {}): Definition =>
  Definition.parse({
    language: "en",
    title: "Review",
    questions,
    thanks: { everyone: "Thanks." },
    ...rest,
  });
const codes = (definition: Definition) =>
  reviewOf(definition).findings.map(({ code, path }) => `${code} ${path}`);

test("the templates go out without a word, but for what they deliberately are", () => {
  for (const { key, definition } of surveyTemplates) {
    expect([key, codes(definition)]).toEqual([key, []]);
  }
});

test("a question that asks two things, or suggests an answer, is named", () => {
  const wordings = {
    "How satisfied are you with our price and service?": ["two-in-one"],
    "How likely are you to recommend us to a friend or colleague?": [],
    "How great was our award-winning team?": ["leading"],
    "How was the sand on the beach?": [],
    "Surely the staff and the room were fine?": ["two-in-one", "leading"],
  };
  for (const [wording, expected] of Object.entries(wordings)) {
    const found = reviewOf(survey([csat(wording)])).findings.map(({ code }) => code);
    expect([wording, found]).toEqual([wording, expected]);
  }
  const german = survey([csat("Wie zufrieden sind Sie mit Preis und Service?")], {
    language: "de-CH",
  });
  expect(codes(german)).toEqual(["two-in-one questions.0.wording"]);
  expect(codes(survey([csat("価格とサービスは?")], { language: "ja" }))).toEqual([]);
});

test("a long survey, many drivers and a missing outcome are advice about the whole", () => {
  const drivers = Array.from({ length: 6 }, (_, index) =>
    rating(`d${index}`, `thing ${index}`, `Thing ${index}`),
  );
  expect(codes(survey([nps(), ...drivers]))).toEqual(["many-drivers questions"]);
  expect(codes(survey([comment("Why?")]))).toEqual(["no-outcome questions"]);
  const many = Array.from({ length: 11 }, (_, index) => ({
    ...comment(`Why ${index}?`),
    key: `c${index}`,
  }));
  expect(codes(survey([nps(), ...many]))).toEqual(["many-questions questions"]);
});

test("missing translations, weak colours and a logo that says nothing are found", () => {
  const definition = survey([nps()], {
    translations: { de: { title: "Prüfung" } },
    look: {
      accent: "#ffdd00",
      logo: { source: "data:image/png;base64,AAAA", alternative: "Logo" },
    },
  });
  expect(codes(definition)).toEqual([
    "translation translations.de",
    "contrast look.accent",
    "logo-text look.logo.alternative",
  ]);
});

test("what cannot be published is a problem, where it is", () => {
  const broken = survey([nps(), comment("Why?")]);
  const [first, second] = broken.questions;
  if (!first || !second) throw new Error("two questions were made");
  const looksAhead = {
    match: "all" as const,
    conditions: [{ of: "answer.comment", is: "answered" as const, values: [] }],
  };
  const { findings } = reviewOf({ ...broken, questions: [{ ...first, show: looksAhead }, second] });
  expect(findings).toMatchObject([
    { weight: "problem", code: "logic", path: "questions.0.show.conditions.0.of" },
  ]);
});

test("what may be saved has no problem, and takes some time", () => {
  fc.assert(
    fc.property(anyRuledDefinition, (definition) => {
      const { findings, seconds } = reviewOf(definition);
      expect(findings.filter(({ weight }) => weight === "problem")).toEqual([]);
      expect(seconds).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 50 },
  );
});
