import type { FieldProblem } from "@/lib/ground/refusal";
import { isStorable } from "@/lib/ground/storable";
import {
  longestText,
  type NumberQuestion,
  type Question,
  type ScaleQuestion,
  type SurveyDefinition,
} from "./shapes";

export type Answer = number | string;
/** Answers by question key; what was not answered is absent. */
export type Answers = Record<string, Answer>;

export interface CheckedAnswers {
  answers: Answers;
  problems: FieldProblem[];
}

/** The answer to one question, never a property every object inherits. */
export function answerTo<T>(answers: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

/**
 * Are these answers valid for this version? Empty text and null count as not answered; a partial
 * response may leave required questions out, but says something. Paths of problems are keys.
 */
export function checkAnswers(
  definition: SurveyDefinition,
  given: Readonly<Record<string, unknown>>,
  { partial = false } = {},
): CheckedAnswers {
  const problems = unknownKeys(definition, given);
  const answers: [string, Answer][] = [];
  for (const question of definition.questions) {
    const value = tidy(answerTo(given, question.key));
    const code = value === undefined ? silence(question, partial) : fault(question, value);
    if (code) problems.push(problem(question, code));
    else if (isAnswer(value)) answers.push([question.key, value]);
  }
  if (answers.length === 0 && problems.length === 0) problems.push(nothingSaid(definition));
  return { answers: Object.fromEntries(answers), problems };
}

function silence({ required }: Question, partial: boolean): Fault | undefined {
  return required && !partial ? "required" : undefined;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === "number" || typeof value === "string";
}

function nothingSaid({ questions }: SurveyDefinition): FieldProblem {
  const path = questions[0]?.key ?? "";
  return { path, code: "required", message: "Answer at least one question." };
}

/** Form fields are text: numbers are read from it where the question wants one. */
export function answersFromForm(
  definition: SurveyDefinition,
  fields: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const kinds = new Map(definition.questions.map((question) => [question.key, question.kind]));
  return Object.fromEntries(
    [...fields].map(([key, text]) => [key, kinds.get(key) === "text" ? text : numberIn(text)]),
  );
}

/** "7", " 3.5" and "3,5" are numbers; anything else stays what it is, to be refused later. */
function numberIn(text: string): number | string {
  const plain = text.trim().replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : text.trim();
}

function tidy(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (typeof value !== "string") return value;
  const text = value.replace(/\r\n?/g, "\n").trim();
  return text === "" ? undefined : text;
}

function unknownKeys(definition: SurveyDefinition, given: object): FieldProblem[] {
  const known = new Set(definition.questions.map(({ key }) => key));
  return Object.keys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: key, code: "unknown", message: "This survey has no such question." }));
}

type Fault = "required" | "type" | "range" | "too-long" | "characters";

function fault(question: Question, value: unknown): Fault | undefined {
  if (question.kind !== "text") return numberFault(question, value);
  if (typeof value !== "string") return "type";
  if (value.length > longestText) return "too-long";
  return isStorable(value) ? undefined : "characters";
}

function numberFault(question: ScaleQuestion | NumberQuestion, value: unknown): Fault | undefined {
  const { min, max } = question.scale;
  if (typeof value !== "number" || !Number.isFinite(value)) return "type";
  if (question.kind === "scale" && !Number.isInteger(value)) return "type";
  return value < min || value > max ? "range" : undefined;
}

function problem(question: Question, code: Fault): FieldProblem {
  return { path: question.key, code, message: sentence(question, code) };
}

function sentence(question: Question, code: Fault): string {
  if (code === "too-long") return `Shorten this to ${longestText.toLocaleString("en")} characters.`;
  if (code === "characters") return "This contains characters that cannot be stored.";
  if (question.kind === "text") return "Write a few words.";
  const { min, max } = question.scale;
  const verb = question.kind === "scale" ? "Choose" : "Enter";
  return `${verb} a number from ${min} to ${max}.`;
}
