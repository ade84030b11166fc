import { expect, test } from "vitest";
import { segmentsOf, shortMessage } from "@/lib/delivery/short-message";
import { templateNamed } from "@/lib/surveys/templates";

test.each([
  ["plain letters", "a".repeat(160), 1, "GSM-7"],
  ["one more", "a".repeat(161), 2, "GSM-7"],
  ["two whole parts", "a".repeat(306), 2, "GSM-7"],
  ["signs that count twice", "€".repeat(80), 1, "GSM-7"],
  ["one too many of those", "€".repeat(81), 2, "GSM-7"],
  ["letters of another script", "я".repeat(70), 1, "UCS-2"],
  ["one more of those", "я".repeat(71), 2, "UCS-2"],
  ["a sign outside the plane", "👍".repeat(35), 1, "UCS-2"],
] as const)("%s", (_, text, segments, alphabet) => {
  expect(segmentsOf(text)).toEqual({ segments, alphabet });
});

test("a short message says who asks what, where to answer and how to end it", () => {
  const definition = templateNamed("post-call-nps")?.definition;
  if (!definition) throw new Error("no template");
  const surveyUrl = "https://voice.example/s/token";
  const preferencesUrl = "https://voice.example/u/token";
  const asking = { organization: "Acme", surveyUrl, preferencesUrl };
  const { text } = shortMessage({ ...asking, definition });
  expect(text).toMatch(
    /^Acme: .+\nhttps:\/\/voice\.example\/s\/token\nNo more: https:\/\/voice\.example\/u\/token$/,
  );
  const long = { ...definition, title: "x".repeat(150), questions: [] };
  expect(segmentsOf(shortMessage({ ...asking, definition: long }).text).segments).toBe(2);
});

test.each([
  [
    "words",
    "How likely are you to recommend us? ".repeat(9),
    / (are|likely|to|you|us\?|How|recommend)…$/,
  ],
  ["a sign that takes two characters where it is cut", `${"a".repeat(158)}😀 how likely`, /a…$/],
  ["a script without spaces, after one", `お客様 ${"あ".repeat(200)}`, /あ{100}…$/],
])("a long question is cut to one message's length: %s", (_, title, ending) => {
  const definition = templateNamed("post-call-nps")?.definition;
  if (!definition) throw new Error("no template");
  const urls = { surveyUrl: "https://voice.example/s/t", preferencesUrl: "https://x.example" };
  const asking = {
    organization: "Acme",
    ...urls,
    definition: { ...definition, title, questions: [] },
  };
  const [asked = ""] = shortMessage(asking).text.split("\n");
  expect(asked).toMatch(ending);
  expect(asked.length).toBeLessThanOrEqual("Acme: ".length + 160);
  expect(encodeURIComponent(asked)).toContain("%E2%80%A6");
});

test("a reminder as a short message says its own words, also of a survey with a scale", () => {
  const definition = templateNamed("post-call-nps")?.definition;
  if (!definition) throw new Error("no template");
  const urls = { surveyUrl: "https://voice.example/s/token", preferencesUrl: "https://x.example" };
  const asking = { organization: "Acme", ...urls, definition };
  const said = (subject: string | null, opening: string | null) =>
    shortMessage({ ...asking, reminder: { subject, opening, translations: {} } }).text.split(
      "\n",
    )[0];
  // A subject alone is a mail's: the question is still asked.
  expect(said("One more time", null)).toBe(said(null, null));
  expect(said("One more time", "We would still like to know.")).toBe(
    "Acme: We would still like to know.",
  );
  expect(said(null, null)).toBe(shortMessage(asking).text.split("\n")[0]);
  const long = "x".repeat(300);
  expect(said(null, long)).toBe(`Acme: ${long}`);
});
