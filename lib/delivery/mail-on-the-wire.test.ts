import { expect, test } from "vitest";
import type { Message } from "@/lib/delivery/message";
import { surveyMessage } from "@/lib/delivery/message";
import { openMailServer } from "@/lib/ground/mail";
import { startTestMailServer } from "@/lib/ground/test-mail-server";
import type { Question } from "@/lib/surveys/question-kinds";
import { SurveyDefinition } from "@/lib/surveys/shapes";

const smtp = startTestMailServer();
const most = 30_000;

const token = "x".repeat(64);
const address = "https://survey.customers.example.com";
const logo = { source: `data:image/png;base64,${"A".repeat(13_900)}`, alternative: "Acme" };
const script = {
  en: "How did we do for you today? ",
  ar: "كيف كانت تجربتك معنا اليوم؟ ",
  ja: "本日のご対応はいかがでしたでしょうか。",
};
type Language = keyof typeof script;
const said = (language: Language, length: number) =>
  script[language]
    .repeat(Math.ceil(length / script[language].length))
    .slice(0, length)
    .trim();

/** A title, a question and ends as long as they may be, and the largest logo. */
function longest(language: Language, introduction: number, image = logo): Message {
  const ends = { minLabel: said(language, 60), maxLabel: said(language, 60) };
  const nps: Question = {
    ...{ kind: "scale", key: "nps", role: "nps", label: "NPS", required: true },
    wording: said(language, 500),
    scale: { min: 0, max: 10, ...ends },
  };
  const others = Array.from({ length: 50 }, (_, at) => ({
    ...{ kind: "text" as const, key: `more${at}`, role: "comment" as const, required: false },
    ...{ label: "More", wording: said(language, 500) },
  }));
  const definition = SurveyDefinition.parse({
    ...{ language, title: said(language, 150), introduction: said(language, introduction) },
    ...{ questions: [nps, ...others], thanks: { everyone: said(language, 500) } },
    look: { accent: "#2f4bc7", background: "#102030", font: "rounded", logo: image },
  });
  return surveyMessage({
    ...{ definition, organization: "Acme & Sons, Incorporated" },
    ...{ surveyUrl: `${address}/s/${token}`, preferencesUrl: `${address}/u/${token}` },
  });
}

async function sent(message: Message) {
  const server = openMailServer(smtp.url());
  const to = { address: "ann@customer.example", name: "Ann Example" };
  const from = { address: "voice@customers.example.com", name: "Acme & Sons" };
  const unsubscribeUrl = `${address}/u/${token}`;
  await server.hand({ ...message, from, to, unsubscribeUrl, messageKey: token });
  server.close();
  const [received] = smtp.received.splice(0);
  if (!received) throw new Error("nothing arrived");
  return received;
}

test.each(["en", "ar", "ja"] as const)(
  "the longest mail in %s, logo and headers and all, weighs less than 30 KB on the wire",
  async (language) => {
    const message = longest(language, 500);
    const received = await sent(message);
    expect(received.raw.length).toBeLessThan(most);
    expect(received.text?.trim()).toContain(said(language, 150));
    expect(received.html).toContain(`dir="${language === "ar" ? "rtl" : "ltr"}"`);
    expect(received.html).toContain(said(language, 60));
    // A logo for which there is no room is left out, and its words stand there.
    expect(received.html).toContain("Acme");
  },
);

test("a logo stays where there is room for it", () => {
  const small = { ...logo, source: logo.source.slice(0, 4_000) };
  for (const language of ["en", "ar", "ja"] as const) {
    expect(longest(language, 500, small).html).toContain("<img");
  }
  expect(longest("en", 100).html).toContain("<img");
  expect(longest("ja", 500).html).not.toContain("<img");
});

test.each(["en", "ar"] as const)(
  "an introduction in %s as long as it may be is cut in the mail, which says so, and stands whole on the page",
  (language) => {
    const { html, text } = longest(language, 10_000);
    expect(Buffer.byteLength(html)).toBeLessThan(most);
    expect(text.length).toBeLessThan(3_000);
    expect(html).toContain("…");
    expect(text).toContain("…");
  },
);

test("a mail has both parts, one click to say no, and nothing that is fetched", async () => {
  const received = await sent(longest("en", 100));
  expect(received.raw).toMatch(/^Content-Type: multipart\/(alternative|related|mixed)/m);
  expect(received.raw).toMatch(/^Content-Type: text\/plain/m);
  expect(received.raw).toMatch(/^Content-Type: text\/html/m);
  expect(received.raw).toMatch(new RegExp(`^List-Unsubscribe:\\s+<${address}/u/${token}>`, "m"));
  expect(received.raw).toMatch(/^List-Unsubscribe-Post:\s+List-Unsubscribe=One-Click\r$/m);
  const html = String(received.html);
  // Images are parts of the mail, and whoever sees none reads their words.
  const images = [...html.matchAll(/<img [^>]*>/g)].map(([image]) => image);
  expect(images).toHaveLength(1);
  for (const image of images) {
    expect(image).toMatch(/src="(cid:|data:image\/)/);
    expect(image).toMatch(/alt="[^"]+"/);
  }
  expect(html.replaceAll(/<a [^>]*>/g, "")).not.toMatch(/https?:|\/\/[a-z]/);
});

test("everything a mail says stands in its text, without any image", () => {
  const { html } = longest("en", 500);
  const shown = html.replaceAll(/<(style|img)[^>]*>([^<]*<\/style>)?/g, "");
  for (const words of [said("en", 500), said("en", 150), said("en", 60), "Do not ask me again"]) {
    expect(shown).toContain(words);
  }
  for (let point = 0; point <= 10; point += 1) expect(shown).toMatch(new RegExp(`>${point}</a>`));
});
