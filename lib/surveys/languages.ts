import type { Definition } from "./definition";
import type { Question } from "./question-kinds";
import { type Text, textsOf, textsOfQuestion } from "./texts";

/** The languages a survey can be read in, its own first. */
export function languagesOf({ language, translations = {} }: Definition): string[] {
  return [language, ...Object.keys(translations).filter((tag) => tag !== language)];
}

/** The texts a language does not have yet. */
export function missingTexts(definition: Definition, language: string): Text[] {
  if (language === definition.language) return [];
  const has = definition.translations?.[language] ?? {};
  return textsOf(definition).filter(({ place }) => !has[place]);
}

const base = (tag: string) => tag.toLowerCase().split("-")[0];

/** The first wish a survey can fulfil: the very language, or another country's form of it. */
export function chooseLanguage(definition: Definition, wishes: readonly string[]): string {
  const offered = languagesOf(definition);
  for (const wish of wishes) {
    const found =
      offered.find((tag) => tag.toLowerCase() === wish.toLowerCase()) ??
      offered.find((tag) => base(tag) === base(wish));
    if (found) return found;
  }
  return definition.language;
}

/** An Accept-Language header as wishes, the dearest first. */
export function wishesIn(header: string): string[] {
  return header
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const weight = parameters.find((parameter) => parameter.startsWith("q="));
      return { tag, weight: weight ? Number(weight.slice(2)) : 1 };
    })
    .filter(({ tag, weight }) => /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag) && weight > 0)
    .sort((a, b) => b.weight - a.weight)
    .map(({ tag }) => tag);
}

/** A survey in one language, and which of its questions are not translated and stay as written. */
export interface Localized {
  definition: Definition;
  language: string;
  /** Keys of questions in the survey's own language, because a text of theirs is missing. */
  untranslated: ReadonlySet<string>;
}

/** The survey as it reads in a language; a question is either translated whole or left as it is. */
export function inLanguage(definition: Definition, language: string): Localized {
  const has = definition.translations?.[language];
  if (language === definition.language || !has) {
    return { definition, language: definition.language, untranslated: new Set() };
  }
  const untranslated = new Set<string>();
  const questions = definition.questions.map((question) => {
    if (textsOfQuestion(question).every(({ place }) => has[place])) return translate(question, has);
    untranslated.add(question.key);
    return question;
  });
  const translated = { ...withOwnTexts(definition, has), questions };
  return { definition: translated, language, untranslated };
}

type Texts = Readonly<Record<string, string>>;

function withOwnTexts(definition: Definition, has: Texts): Definition {
  const { title, introduction, thanks, look } = definition;
  const { everyone, promoter, passive, detractor, link } = thanks;
  const spoken = (place: string, text: string | undefined) => text && (has[place] || text);
  const logo = look?.logo;
  return {
    ...definition,
    title: has.title || title,
    introduction: spoken("introduction", introduction),
    thanks: {
      everyone: has["thanks.everyone"] || everyone,
      promoter: spoken("thanks.promoter", promoter),
      passive: spoken("thanks.passive", passive),
      detractor: spoken("thanks.detractor", detractor),
      link: link && { ...link, label: has["thanks.link"] || link.label },
    },
    look: logo
      ? { ...look, logo: { ...logo, alternative: has["look.logo"] || logo.alternative } }
      : look,
  };
}

function translate(question: Question, has: Texts): Question {
  const at = (place: string, text: string) => has[`question.${question.key}.${place}`] ?? text;
  const maybe = (place: string, text: string | undefined) => text && at(place, text);
  const said = { wording: at("wording", question.wording), hint: maybe("hint", question.hint) };
  const options = <T extends { key: string; label: string }>(list: readonly T[]) =>
    list.map((option) => ({ ...option, label: at(`option.${option.key}`, option.label) }));
  switch (question.kind) {
    case "scale":
      return {
        ...question,
        ...said,
        stem: maybe("stem", question.stem),
        scale: translateEnds(question.scale, at),
      };
    case "number":
      return { ...question, ...said, scale: translateEnds(question.scale, at) };
    case "choice":
      return {
        ...question,
        ...said,
        options: options(question.options),
        other: maybe("other", question.other),
      };
    case "ranking":
    case "callback":
      return { ...question, ...said, options: options(question.options) };
    case "statement":
      return { ...question, ...said, text: maybe("text", question.text) };
    default:
      return { ...question, ...said };
  }
}

function translateEnds<S extends { minLabel: string; maxLabel: string }>(
  scale: S,
  at: (place: string, text: string) => string,
): S {
  return { ...scale, minLabel: at("min", scale.minLabel), maxLabel: at("max", scale.maxLabel) };
}
