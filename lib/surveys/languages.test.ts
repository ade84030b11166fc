import { expect, test } from "vitest";
import { chooseLanguage, inLanguage, missingTexts, wishesIn } from "./languages";
import { renderSurvey } from "./page/render";
import { languageName, pageLanguages, wordsFor } from "./page/words";
import { templateNamed } from "./templates";
import { textsOf } from "./texts";

const template = templateNamed("task-ces")?.definition;
if (!template) throw new Error("the template is gone");
const arabic = Object.fromEntries(
  textsOf(template)
    .filter(({ question }) => question !== "comment")
    .map(({ place, text }) => [place, `ع ${text}`]),
);
const survey = { ...template, translations: { ar: arabic, "pt-BR": {} } };

test("the first wish that can be fulfilled counts, then the survey's own language", () => {
  expect(chooseLanguage(survey, ["ja", "ar-EG", "en"])).toBe("ar");
  expect(chooseLanguage(survey, ["pt"])).toBe("pt-BR");
  expect(chooseLanguage(survey, ["xx"])).toBe("en");
  expect(wishesIn("fr;q=0.5, ar-EG, *;q=0.1, en;q=0")).toEqual(["ar-EG", "fr"]);
});

test("a question is translated whole or stays as written, and is told to be", () => {
  const { definition, untranslated } = inLanguage(survey, "ar");
  expect(definition.title).toBe("ع How easy was it?");
  expect([...untranslated]).toEqual(["comment"]);
  const page = renderSurvey({ definition: survey, organization: "Northwind", language: "ar" });
  expect(page).toContain('<html lang="ar" dir="rtl">');
  // The name is written its own way, and stands where the page begins.
  expect(page).toContain("<header><bdi>Northwind</bdi></header>");
  expect(page).toContain('data-question="comment" lang="en"');
  expect(page).toContain(wordsFor("ar").send);
  expect(page).toContain('<a href="?lang=en" lang="en" hreflang="en">English</a>');
});

test("what is missing is listed with its place", () => {
  expect(missingTexts(survey, "ar").map(({ place }) => place)).toEqual([
    "question.comment.wording",
  ]);
  expect(missingTexts(survey, "en")).toEqual([]);
  expect(missingTexts(survey, "pt-BR")).toHaveLength(textsOf(template).length);
});

test("the page speaks seven languages and names them", () => {
  expect(pageLanguages.map(({ tag }) => tag)).toEqual(["en", "es", "fr", "de", "pt", "ar", "ja"]);
  expect(languageName("pt-BR")).toMatch(/portugu/i);
  expect(wordsFor("de-CH").send).toBe("Antworten senden");
  expect(
    wordsFor("fr").fault({ code: "range-date", earliest: "2026-01-02", latest: undefined }),
  ).toBe("Choisissez un jour à partir du 2 janvier 2026.");
});
