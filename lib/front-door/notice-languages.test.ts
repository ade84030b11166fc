import { beforeEach, expect, test } from "vitest";
import type { Context } from "@/lib/access/context";
import { testDatabase } from "@/lib/db/test-database";
import { signLink } from "@/lib/delivery/link";
import { createSurvey } from "@/lib/surveys/create-survey";
import { editSurvey } from "@/lib/surveys/edit-survey";
import { noticesFor, spokenLanguage } from "@/lib/surveys/page/notices";
import { pageLanguages } from "@/lib/surveys/page/words";
import { askOf, responseOf } from "./exchange";
import { preferencesDoor } from "./preferences-door";
import { askDoor, invitedTo, opened, secret } from "./test-door";

const db = testDatabase();
let ctx: Context;
let surveyId: string;

beforeEach(async () => {
  ctx = await db.context(() => opened);
  const survey = await createSurvey(ctx, { name: "Call", template: "post-call-nps" });
  surveyId = survey.id;
  const translations = Object.fromEntries(
    pageLanguages.filter(({ tag }) => tag !== "en").map(({ tag }) => [tag, { title: "…" }]),
  );
  await editSurvey(ctx, { surveyId, definition: { ...survey.definition, translations } });
});

async function read(url: string, language: string) {
  const headers = { "accept-language": `${language},en;q=0.5` };
  const answer = url.includes("/u/")
    ? await preferences(new Request(url, { headers }))
    : await askDoor(ctx, url, { headers });
  return { status: answer.status, page: await answer.text() };
}

async function preferences(request: Request): Promise<Response> {
  const answer = await preferencesDoor(askOf(request), { database: ctx.database, secret });
  if (!answer) throw new Error("the door let the request pass");
  return responseOf(answer);
}

const escaped = (text: string) => text.replaceAll("'", "&#39;");
const languages = pageLanguages.map(({ tag }) => tag);

test.each(languages)("every page beside a survey is in %s, and runs its way", async (tag) => {
  const words = noticesFor(tag);
  const direction = tag === "ar" ? "rtl" : "ltr";
  const { url, id } = await invitedTo(ctx, surveyId);
  const expired = await invitedTo(ctx, surveyId, { expiresAt: opened });
  const link = { organizationId: ctx.organizationId, invitationId: id, purpose: "preferences" };
  const token = signLink({ ...link, purpose: "preferences" }, secret);
  const seen = [
    ["http://localhost/s/broken", 404, words.wrongLink.heading],
    ["http://localhost/s/p/nowhere", 404, words.noSurvey.heading],
    ["http://localhost/u/broken", 404, words.preferences.wrongLink],
    [`http://localhost/u/${token}`, 200, words.preferences.ask],
    [expired.url, 410, `<html lang="${tag}"`],
    [url, 200, `<html lang="${tag}"`],
  ] as const;
  for (const [address, status, said] of seen) {
    const answer = await read(address, tag);
    expect([address, answer.status]).toEqual([address, status]);
    expect(answer.page).toContain(said.startsWith("<") ? said : escaped(said));
    expect(answer.page).toContain(`<html lang="${tag}" dir="${direction}">`);
  }
});

test("no language leaves a word empty, or says it in English", () => {
  const textsOf = (words: object): string[] =>
    Object.values(words).flatMap((word) => {
      if (typeof word === "string") return word;
      return typeof word === "function" ? String(word("Org", "a…@b.example")) : textsOf(word);
    });
  const english = textsOf(noticesFor("en"));
  for (const tag of languages.filter((one) => one !== "en")) {
    const said = textsOf(noticesFor(tag));
    expect(said).toHaveLength(english.length);
    expect(said.filter((text, index) => text.trim() === "" || text === english[index])).toEqual([]);
  }
});

test("the first language that Vocal speaks is chosen, English without any", () => {
  expect(spokenLanguage(["xx", "pt-BR", "de"])).toBe("pt-BR");
  expect(spokenLanguage(["xx"])).toBe("en");
  expect(spokenLanguage(["constructor"])).toBe("en");
});
