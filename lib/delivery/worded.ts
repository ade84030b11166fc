import { type MailWords, mailWordsFor } from "@/lib/delivery/mail-words";
import type { ReminderWords } from "@/lib/delivery/plan-shapes";
import type { Definition } from "@/lib/surveys/definition";
import type { Facts } from "@/lib/surveys/flow";
import { chooseLanguage, inLanguage } from "@/lib/surveys/languages";
import { speaker } from "@/lib/surveys/page/view";
import { outcomeRoles, type ScaleQuestion } from "@/lib/surveys/question-kinds";

/** What one request to one customer is made of. */
export interface Asking {
  definition: Definition;
  organization: string;
  surveyUrl: string;
  preferencesUrl: string;
  /** What is known of the customer: texts take from it, and it says the language. */
  facts?: Facts | undefined;
  /** What a reminder says instead; a language it has no words in reads the survey's. */
  reminder?: ReminderWords | null | undefined;
}

/** A request in its customer's language, with everything put in. */
export interface Worded extends Asking {
  language: string;
  words: MailWords;
  title: string;
  introduction: string | undefined;
  /** What a reminder says in the place of the question, where there is room for no more. */
  reminding: string | undefined;
  question: ScaleQuestion | undefined;
  /** What the question is written in. */
  questionLanguage: string;
}

/** The request as its customer reads it. */
export function wordedFor(asking: Asking): Worded {
  const { definition: written, facts = {}, reminder } = asking;
  const locale = facts["customer.locale"];
  const wished = chooseLanguage(written, typeof locale === "string" ? [locale] : []);
  const { definition, language, untranslated } = inLanguage(written, wished);
  const say = speaker(definition, {}, facts);
  const question = leadingQuestion(definition);
  const own = language === written.language ? reminder : reminder?.translations[language];
  const opening = own?.opening || undefined;
  const introduction = opening ?? definition.introduction;
  return {
    ...asking,
    ...{ definition, language, words: mailWordsFor(language) },
    title: say(own?.subject || definition.title),
    introduction: introduction && shortened(say(introduction), longest),
    reminding: opening && shortened(say(opening), longest),
    question: question && said(question, say),
    questionLanguage: question && untranslated.has(question.key) ? written.language : language,
  };
}

/** What a message says of an introduction; the page has all of it. */
const longest = 500;

/**
 * Text of so many characters at most, with a sign that it goes on: cut after a word, where words are
 * set apart often enough that half of it is left.
 */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, "");
  const words = cut.replace(/\s+\S*$/, "");
  return `${words.length * 2 > most ? words : cut}…`;
}

function said(question: ScaleQuestion, say: (text: string) => string): ScaleQuestion {
  const { wording, scale } = question;
  const ends = { minLabel: say(scale.minLabel), maxLabel: say(scale.maxLabel) };
  return { ...question, wording: say(wording), scale: { ...scale, ...ends } };
}

/** The question a mail can carry: the survey's first outcome, if it is asked on a scale. */
export function leadingQuestion(definition: Definition): ScaleQuestion | undefined {
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome?.kind === "scale" ? outcome : undefined;
}
