import { arabic } from "./words/ar";
import { german } from "./words/de";
import { english } from "./words/en";
import { spanish } from "./words/es";
import { french } from "./words/fr";
import { japanese } from "./words/ja";
import type { PageWords } from "./words/page-words";
import { portuguese } from "./words/pt";

const spoken: Readonly<Record<string, PageWords>> = {
  en: english,
  es: spanish,
  fr: french,
  de: german,
  pt: portuguese,
  ar: arabic,
  ja: japanese,
};

const base = (language: string) => language.toLowerCase().split("-")[0] ?? "";

/** The page's own words in a language, English where Vocal does not speak it. */
export function wordsFor(language: string): PageWords {
  const tag = base(language);
  return (Object.hasOwn(spoken, tag) && spoken[tag]) || english;
}

/** The languages the page itself speaks, with their own names. */
export const pageLanguages = Object.entries(spoken).map(([tag, { name }]) => ({ tag, name }));

const rightToLeft = new Set(["ar", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi"]);

/** Which way a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return rightToLeft.has(base(language)) ? "rtl" : "ltr";
}

/** What a language is called: by itself where Vocal speaks it, or by its English name. */
export function languageName(language: string): string {
  const tag = base(language);
  if (Object.hasOwn(spoken, tag) && tag === language.toLowerCase()) return spoken[tag]?.name ?? tag;
  return new Intl.DisplayNames([language, "en"], { type: "language" }).of(language) ?? language;
}
