import fc from "fast-check";
import { expect, test } from "vitest";
import { leadingQuestion, surveyMessage } from "@/lib/delivery/message";
import type { Question } from "@/lib/surveys/question-kinds";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

const nps: Question = {
  kind: "scale",
  key: "nps",
  role: "nps",
  wording: "Would you recommend us?",
  label: "Recommend",
  required: true,
  scale: { min: 0, max: 10, minLabel: "No", maxLabel: "Certainly" },
};
const comment: Question = {
  kind: "text",
  key: "why",
  role: "comment",
  wording: "Why?",
  label: "Why",
  required: false,
};
const definition: SurveyDefinition = {
  language: "en",
  title: "How did we do?",
  introduction: "One minute.",
  questions: [comment, nps],
  thanks: { everyone: "Thank you." },
};
const asking = {
  definition,
  organization: "Acme & Sons",
  surveyUrl: "https://voice.example/s/token",
  preferencesUrl: "https://voice.example/u/token",
};

const unseen = "https://voice.example/s/token?score=unseen";
const links = (html: string) => [...html.matchAll(/href="([^"]*)"/g)].map(([, url]) => url);

test("every point of the scale is a link that names it, and the plain link stands beside them", () => {
  const { html } = surveyMessage(asking);
  const expected = Array.from({ length: 11 }, (_, n) => `https://voice.example/s/token?score=${n}`);
  expect(links(html)).toEqual([
    unseen,
    ...expected,
    "https://voice.example/s/token",
    "https://voice.example/u/token",
  ]);
});

test("a scale of satisfaction or effort has its own points", () => {
  const csat: Question = {
    ...nps,
    key: "csat",
    role: "csat",
    scale: { ...nps.scale, min: 1, max: 5 },
  };
  const { html } = surveyMessage({ ...asking, definition: { ...definition, questions: [csat] } });
  expect(links(html).filter((url) => url !== unseen && url?.includes("score="))).toEqual(
    [1, 2, 3, 4, 5].map((n) => `https://voice.example/s/token?score=${n}`),
  );
});

test("a survey without an outcome on a scale is asked with one link", () => {
  const { html, text } = surveyMessage({
    ...asking,
    definition: { ...definition, questions: [comment] },
  });
  expect(leadingQuestion({ ...definition, questions: [comment] })).toBeUndefined();
  expect(links(html)).toEqual(["https://voice.example/s/token", "https://voice.example/u/token"]);
  expect(text).toContain("https://voice.example/s/token");
});

test("the text says the same without markup", () => {
  expect(surveyMessage(asking)).toMatchObject({
    subject: "How did we do?",
    text: `How did we do?

One minute.

Would you recommend us?

From 0 (No) to 10 (Certainly).

Your answer:
https://voice.example/s/token

--
You receive this message because you are a customer of Acme & Sons.
Not to be asked again:
https://voice.example/u/token
`,
  });
});

test("the mail loads nothing, runs nothing, and is small", () => {
  const { html } = surveyMessage(asking);
  expect(html).not.toMatch(/<(script|img|link|iframe|form)|url\(|@import/i);
  expect(Buffer.byteLength(html)).toBeLessThan(30_000);
});

test("no words of a survey become markup", () => {
  fc.assert(
    fc.property(fc.string(), fc.string({ minLength: 1 }), (title, label) => {
      const hostile = `<b>"'&${title}</b>`;
      const questions: Question[] = [
        {
          ...nps,
          wording: hostile,
          scale: { min: 0, max: 10, minLabel: hostile, maxLabel: label },
        },
      ];
      const { html } = surveyMessage({
        ...asking,
        organization: hostile,
        definition: { ...definition, title: hostile, introduction: hostile, questions },
      });
      expect(html).not.toContain("<b>");
      expect(html.match(/<a /g)).toHaveLength(14);
    }),
  );
});
