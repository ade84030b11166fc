import fc from "fast-check";
import { extractText, getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import type { Question } from "../question-kinds";
import { SurveyDefinition } from "../shapes";
import { anyDefinition } from "../test-definitions";
import { paperLanguages } from "./printable";
import { qrCards } from "./qr-cards";
import { surveyPaper } from "./survey-paper";

const scale = { min: 1, max: 5, minLabel: "Very poor", maxLabel: "Excellent" };
const options = ["Price", "Quality", "Service"].map((label) => ({
  key: label.toLowerCase(),
  label,
}));
const said = (key: string, wording: string) => ({ key, wording, label: wording });

/** One question of each kind. */
const questions = [
  {
    ...said("nps", "How likely are you to recommend us?"),
    kind: "scale",
    role: "nps",
    required: true,
    scale: { min: 0, max: 10, minLabel: "Not at all likely", maxLabel: "Extremely likely" },
  },
  {
    ...said("waiting", "the waiting time"),
    kind: "scale",
    role: "driver",
    stem: "Please rate …",
    scale,
  },
  {
    ...said(
      "politeness",
      "how politely and patiently our colleagues answered each of your questions",
    ),
    kind: "scale",
    role: "driver",
    stem: "Please rate …",
    scale,
  },
  {
    ...said("mood", "How did you leave?"),
    kind: "scale",
    role: "driver",
    look: "smileys",
    scale: { min: 1, max: 5 },
  },
  {
    ...said("intro", "About you 🙂"),
    kind: "statement",
    text: "These questions help us to understand you.",
  },
  { ...said("reason", "Why did you come?"), kind: "choice", options, other: "Something else" },
  { ...said("used", "What did you use?"), kind: "choice", multiple: true, options },
  { ...said("order", "What matters most?"), kind: "ranking", options },
  {
    ...said("visits", "How often did you visit us?"),
    kind: "number",
    role: "profile",
    scale: { min: 0, max: 99 },
  },
  { ...said("when", "When did you visit us?"), kind: "date", hint: "About is enough." },
  { ...said("comment", "What should we do better?"), kind: "text", role: "comment" },
  { ...said("reach", "How can we reach you?"), kind: "contact", parts: ["name", "email"] },
  {
    ...said("call", "Shall we call you back?"),
    kind: "callback",
    options: [{ key: "am", label: "In the morning" }],
    show: { all: true, conditions: [{ of: "answer.nps", is: "at-most", values: [6] }] },
  },
  { ...said("agree", "I agree that you keep my answers with my name."), kind: "consent" },
];

const definition = SurveyDefinition.parse({
  title: "How was your visit?",
  introduction: "It takes three minutes.",
  language: "en",
  questions,
  thanks: { everyone: "We read every sheet." },
  translations: {
    de: { title: "Wie war Ihr Besuch?" },
    ja: { title: "ご来店はいかがでしたか" },
    ar: { title: "كيف كانت زيارتك؟" },
  },
});

const paper = (over: Partial<Parameters<typeof surveyPaper>[0]> = {}) =>
  surveyPaper({
    definition,
    language: "en",
    organization: "Łódź Shops",
    version: 3,
    address: "https://vocal.example/s/p/branch?source=qr",
    now: new Date("2026-01-05T10:00:00Z"),
    ...over,
  });

async function read(bytes: Uint8Array): Promise<{ text: string; pages: number }> {
  const { text, totalPages } = await extractText(await getDocumentProxy(bytes), {
    mergePages: true,
  });
  return { text, pages: totalPages };
}

test("every kind of question is on paper, numbered, with what may be left out and what depends", async () => {
  const { text, pages } = await read(await paper());
  for (const { wording } of definition.questions as Question[]) {
    expect(text).toContain(wording.replace(" 🙂", "").split(" ").slice(0, 4).join(" "));
  }
  expect(text).toContain("1. How likely are you to recommend us?");
  expect(text).toContain("13. I agree");
  expect(text).toContain("0 = Not at all likely");
  expect(text).toContain("1 = Very unhappy");
  expect(text).toContain("Only if it applies to you");
  expect(text).toContain("Łódź Shops · v3");
  expect(text).toContain(`Page 1 of ${pages}`);
  expect(text).not.toContain("□");
});

test("a language is printed in its own words, or left out where the fonts lack its letters", async () => {
  expect(paperLanguages(definition)).toEqual([
    { tag: "en", printable: true },
    { tag: "de", printable: true },
    { tag: "ja", printable: false },
    { tag: "ar", printable: false },
  ]);
  const { text } = await read(await paper({ language: "de", address: undefined }));
  expect(text).toContain("Wie war Ihr Besuch?");
  expect(text).toContain("Nur falls es auf Sie zutrifft");
  expect(text).toContain("Seite 1");
});

test("any survey can be drawn", async () => {
  await fc.assert(
    fc.asyncProperty(anyDefinition, async (any) => {
      const bytes = await paper({ definition: any, language: any.language });
      expect(Buffer.from(bytes.subarray(0, 5)).toString()).toBe("%PDF-");
    }),
    { numRuns: 6 },
  );
});

test("cards of a place are one page, a poster another, however long the title", async () => {
  const cards = ["qr", "counter"].map((place) => ({
    place,
    address: `https://vocal.example/s/p/a-rather-long-address-of-a-branch?source=${place}`,
  }));
  for (const size of ["poster", "cards"] as const) {
    const title = "How was your visit to our branch ".repeat(4).trim();
    const given = { title, organization: "Łódź Shops", cards, size, now: new Date() };
    const { text, pages } = await read(qrCards(given));
    expect(pages).toBe(2);
    expect(text).toContain("counter");
    const unnamed = await read(qrCards({ ...given, title: undefined }));
    expect(unnamed.text).not.toContain("How was");
  }
});
