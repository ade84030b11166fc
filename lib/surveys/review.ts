import { contradictions } from "./contradictions";
import type { Definition } from "./definition";
import type { Finding } from "./finding";
import { languagesOf, missingTexts } from "./languages";
import { weakContrasts } from "./page/look-style";
import { languageName } from "./page/words";
import { outcomeRoles } from "./question-kinds";
import { secondsToAnswer } from "./time-to-answer";
import { wordingFlaws } from "./wording-flaws";

export interface Review {
  findings: Finding[];
  /** About how long it takes to answer everything. */
  seconds: number;
}

const mostQuestions = 10;
const mostDrivers = 5;

/** What a colleague with experience would say about a survey before it goes out. */
export function reviewOf(definition: Definition): Review {
  return {
    findings: [
      ...logicOf(definition),
      ...lengthOf(definition),
      ...wordingOf(definition),
      ...languagesMissing(definition),
      ...looksOf(definition),
    ],
    seconds: secondsToAnswer(definition),
  };
}

function logicOf(definition: Definition): Finding[] {
  return contradictions(definition).map(({ path, message }) => ({
    weight: "problem",
    code: "logic",
    message,
    path: path.join("."),
  }));
}

function lengthOf({ questions }: Definition): Finding[] {
  const advice = (code: Finding["code"], message: string): Finding => ({
    weight: "advice",
    code,
    message,
    path: "questions",
  });
  const asked = questions.filter(({ kind }) => kind !== "statement").length;
  const drivers = questions.filter(({ role }) => role === "driver").length;
  const outcome = questions.some(({ role }) => outcomeRoles.some((one) => one === role));
  return [
    ...(outcome
      ? []
      : [advice("no-outcome", "Nothing measures the outcome: add NPS, CSAT or CES.")]),
    ...(asked > mostQuestions
      ? [
          advice(
            "many-questions",
            `${asked} questions: many customers stop before the end of more than ${mostQuestions}.`,
          ),
        ]
      : []),
    ...(drivers > mostDrivers
      ? [
          advice(
            "many-drivers",
            `${drivers} drivers: at most ${mostDrivers} are shown at once, and more tire.`,
          ),
        ]
      : []),
  ];
}

function wordingOf({ questions, language }: Definition): Finding[] {
  return questions.flatMap((question, index) =>
    wordingFlaws(question, language).map(
      ({ code, message }): Finding => ({
        weight: "advice",
        code,
        message,
        path: `questions.${index}.wording`,
      }),
    ),
  );
}

function languagesMissing(definition: Definition): Finding[] {
  return languagesOf(definition).flatMap((language): Finding[] => {
    const missing = missingTexts(definition, language).length;
    if (missing === 0) return [];
    const texts = missing === 1 ? "1 text is" : `${missing} texts are`;
    const message = `${texts} missing in ${languageName(language)}.`;
    return [{ weight: "advice", code: "translation", message, path: `translations.${language}` }];
  });
}

const pairs = {
  text: { message: "The text is hard to read on the page", path: "look.text" },
  accent: { message: "The accent is hard to read on the page", path: "look.accent" },
  name: { message: "Your name is hard to read on the background", path: "look.background" },
} as const;

function looksOf({ look }: Definition): Finding[] {
  if (!look) return [];
  const weak = weakContrasts(look).map(({ what, ratio, needed }): Finding => {
    const { message, path } = pairs[what];
    const said = `${message}: ${ratio.toFixed(1)} to 1, where WCAG 2.2 asks for ${needed} to 1.`;
    return { weight: "advice", code: "contrast", message: said, path };
  });
  const mute = /^(logo|image|picture|bild|imagen|image de logo)?$/i;
  if (!look.logo || !mute.test(look.logo.alternative.trim())) return weak;
  const message = "The logo does not say whose it is to those who do not see it.";
  return [...weak, { weight: "advice", code: "logo-text", message, path: "look.logo.alternative" }];
}
