import fc from "fast-check";
import { expect, test } from "vitest";
import { surveyMessage } from "@/lib/delivery/message";
import { leadingQuestion } from "@/lib/delivery/worded";
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
No more:
https://voice.example/u/token
`,
  });
});

const translations = Object.fromEntries(
  ["de", "fr", "es", "pt", "ar", "ja"].map((tag) => [
    tag,
    {
      title: `Title ${tag}`,
      introduction: `Introduction ${tag}`,
      "question.nps.wording": `Question ${tag}, {{customer.name|you}}?`,
      "question.nps.min": `Never ${tag}`,
      "question.nps.max": `Always ${tag}`,
    },
  ]),
);
const inAll = { ...asking, definition: { ...definition, translations } };
const knowing = (locale: string) => ({ ...inAll, facts: { "customer.locale": locale } });

test.each([
  ["en", "How did we do?", "ltr", "Do not ask me again"],
  ["de-AT", "Title de", "ltr", "Nicht mehr fragen"],
  ["fr", "Title fr", "ltr", "Ne plus m’interroger"],
  ["es-MX", "Title es", "ltr", "No volver a preguntarme"],
  ["pt", "Title pt", "ltr", "Não voltar a perguntar-me"],
  ["ar", "Title ar", "rtl", "لا تسألوني مرة أخرى"],
  ["ja", "Title ja", "ltr", "今後は尋ねないでください"],
  ["nl", "How did we do?", "ltr", "Do not ask me again"],
])(
  "a customer of %s reads the survey's and the mail's own words in it",
  (locale, title, direction, stop) => {
    const { subject, html, text } = surveyMessage(knowing(locale));
    expect(subject).toBe(title);
    expect(html).toContain(`dir="${direction}"`);
    expect(html).toContain(stop);
    expect(text).toContain(title);
    expect(html).not.toContain("{{");
    expect(html).not.toMatch(/<(script|img|link|iframe|form)|url\(|@import/i);
    expect(Buffer.byteLength(html)).toBeLessThan(30_000);
    expect(text.includes("You receive")).toBe(title === "How did we do?");
  },
);

test("a text takes from what is known of the customer, or from what stands in for it", () => {
  const named = { "customer.locale": "de", "customer.name": "Ann <b>" };
  const { html, text } = surveyMessage({ ...inAll, facts: named });
  expect(html).toContain("Question de, Ann &lt;b&gt;?");
  expect(text).toContain("Question de, Ann <b>?");
  expect(surveyMessage(knowing("de")).text).toContain("Question de, you?");
});

test("a question without a translation is told to be in the survey's language", () => {
  const untranslated = { ...definition, translations: { ar: { title: "عنوان" } } };
  const { html } = surveyMessage({ ...knowing("ar"), definition: untranslated });
  expect(html).toMatch(/<h2[^>]* lang="en"[^>]*>Would you recommend us\?/);
});

test("a reminder says its own words in the languages it has them in, else the survey's", () => {
  const german = { subject: "Noch einmal", opening: null };
  const reminder = {
    ...{ subject: "One more time", opening: "Still curious, {{customer.name|you}}." },
    translations: { de: german },
  };
  const read = (locale: string) => surveyMessage({ ...knowing(locale), reminder });
  const english = read("en");
  expect(english.subject).toBe("One more time");
  for (const part of [english.text, english.html]) {
    expect(part).toContain("Still curious, you.");
    expect(part).not.toContain(definition.introduction);
  }
  expect(read("de")).toMatchObject({
    subject: "Noch einmal",
    text: expect.stringContaining("Introduction de"),
  });
  expect(read("fr")).toMatchObject({
    subject: "Title fr",
    text: expect.stringContaining("Introduction fr"),
  });
});

const png = `data:image/png;base64,${"A".repeat(13_900)}`;

test("the mail has the survey's look; its logo travels in it and reads without its image", () => {
  const logo = { source: png, alternative: "Acme & Sons" };
  const look = { accent: "#ffe600", background: "#102030", font: "serif", logo } as const;
  const { html } = surveyMessage({ ...inAll, definition: { ...inAll.definition, look } });
  expect(html).toContain('alt="Acme &amp; Sons"');
  expect(html).toContain("background:#102030");
  expect(html).toContain("Georgia");
  expect(html).toContain("prefers-color-scheme:dark");
  expect(Buffer.byteLength(html)).toBeLessThan(30_000);
});

test("what mail programs do not draw is left out, and a survey that stays light does", () => {
  const logo = { source: "data:image/svg+xml;base64,AAAA", alternative: "Acme" };
  const { html } = surveyMessage({
    ...asking,
    definition: { ...definition, look: { logo, dark: "never" } },
  });
  expect(html).not.toContain("<img");
  expect(html).not.toContain("prefers-color-scheme");
});

test("stars and faces stand on their points where the page shows them", () => {
  const scale = { ...nps.scale, min: 1, max: 5 };
  const looking = (look: "stars" | "smileys") =>
    surveyMessage({
      ...asking,
      definition: { ...definition, questions: [{ ...nps, scale, look }] },
    });
  expect(looking("stars").html.match(/★/g)).toHaveLength(5);
  expect(looking("smileys").html.match(/🙁|😕|😐|🙂|😀/gu)).toHaveLength(5);
  expect(links(looking("stars").html).filter((url) => /score=[1-5]$/.test(url ?? ""))).toHaveLength(
    5,
  );
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
