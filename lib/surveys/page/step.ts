import type { FieldProblem } from "@/lib/ground/refusal";
import type { Answers } from "../answer";
import { checkAnswers, checkQuestion, soundAnswers } from "../answers";
import type { Definition } from "../definition";
import { type Facts, pagesOf } from "../flow";
import { answersFromForm } from "../form-answers";

export interface StepOptions {
  facts?: Facts;
  seed?: string;
}

/** What follows a form that was sent: a page to show, or answers to keep. */
export interface Step {
  /** The answers so far; all of them once the survey is done. */
  answers: Answers;
  /** Why the page is shown again. */
  problems: FieldProblem[];
  /** The page to show next; absent when the survey is done. */
  at?: number;
}

/**
 * Takes what one page of a survey sent, which carries the answers of the others: complaints lead
 * back to their page, the last page ends it. A form without a page number is taken as a whole.
 */
export function stepOf(
  definition: Definition,
  fields: ReadonlyMap<string, string>,
  { facts = {}, seed }: StepOptions = {},
): Step {
  const language = fields.get("_language") ?? definition.language;
  const given = answersFromForm(definition, fields);
  const sound = soundAnswers(definition.questions, given);
  const pages = pagesOf(definition, sound, facts, seed);
  const at = pageIn(fields);
  if (at !== undefined && fields.get("_go") === "back") {
    return { answers: sound, problems: [], at: Math.max(0, at - 1) };
  }
  if (at !== undefined && at < pages.length - 1) {
    const problems = (pages[at] ?? []).flatMap(
      (question) => checkQuestion(question, given, { language }).problems,
    );
    return { answers: sound, problems, at: problems.length > 0 ? at : at + 1 };
  }
  // Whoever went back may carry answers to what is no longer asked.
  const { answers, problems } = checkAnswers(definition, given, { facts, language, drop: true });
  const [first] = problems;
  if (!first) return { answers, problems };
  const complained = pages.findIndex((page) =>
    page.some(({ key }) => first.path === key || first.path.startsWith(`${key}.`)),
  );
  return { answers: sound, problems, at: Math.max(0, complained) };
}

function pageIn(fields: ReadonlyMap<string, string>): number | undefined {
  const text = fields.get("_page") ?? "";
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}
