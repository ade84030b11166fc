import { arabicNotices } from "./notices/ar";
import { germanNotices } from "./notices/de";
import { englishNotices } from "./notices/en";
import { spanishNotices } from "./notices/es";
import { frenchNotices } from "./notices/fr";
import { japaneseNotices } from "./notices/ja";
import type { NoticeWords } from "./notices/notice-words";
import { portugueseNotices } from "./notices/pt";

const spoken: Readonly<Record<string, NoticeWords>> = {
  en: englishNotices,
  es: spanishNotices,
  fr: frenchNotices,
  de: germanNotices,
  pt: portugueseNotices,
  ar: arabicNotices,
  ja: japaneseNotices,
};

const base = (language: string) => language.toLowerCase().split("-")[0] ?? "";
const speaks = (language: string) => Object.hasOwn(spoken, base(language));

/** The words of the pages beside a survey, English where Vocal does not speak the language. */
export function noticesFor(language: string): NoticeWords {
  return (speaks(language) && spoken[base(language)]) || englishNotices;
}

/** The first of somebody's wishes that Vocal speaks, where no survey says what there is. */
export function spokenLanguage(wishes: readonly string[]): string {
  return wishes.find(speaks) ?? "en";
}
