import type { FieldProblem } from "@/lib/ground/refusal";
import type { Answer, Answers } from "./answer";
import { answerTo } from "./answer";
import type { Definition } from "./definition";
import { type Facts, walk } from "./flow";
import { wordsFor } from "./page/words";
import type { Question } from "./question-kinds";
import { type Fault, type Slot, slotsOf } from "./slots";

export interface CheckedAnswers {
  answers: Answers;
  problems: FieldProblem[];
}

export interface CheckOptions {
  /** A part of the answers: required questions may be missing, but something is said. */
  partial?: boolean;
  /** What is known of who answers; absent where nobody can say, as for answers taken elsewhere. */
  facts?: Facts | undefined;
  /** The language in which problems are told. */
  language?: string;
  /** Answers to what is not asked are left out instead of refused: somebody went back. */
  drop?: boolean;
}

/**
 * Are these answers valid for this version? Empty text and null count as not answered; answers to
 * questions that the others do not lead to are refused. Paths of problems are keys.
 */
export function checkAnswers(
  definition: Definition,
  given: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): CheckedAnswers {
  const sound = soundAnswers(definition.questions, given);
  const way = walk(definition, sound, options.facts);
  const problems = unknownKeys(definition, given);
  const answers: Answers = {};
  // The way has the questions in their order, only not all of them.
  let steps = 0;
  for (const question of definition.questions) {
    const step = way[steps]?.question === question ? way[steps++] : undefined;
    if (step) {
      const partial = options.partial || step.asked !== true;
      checkInto({ answers, problems }, question, given, partial, options);
    } else if (!options.drop) problems.push(...notAsked(question, given));
  }
  const nothing = Object.keys(answers).length === 0 && problems.length === 0;
  const [first] = way.flatMap(({ question }) => slotsOf(question).map(({ key }) => key));
  if (nothing && first !== undefined) {
    problems.push({ path: first, code: "required", message: wordsOf(options).answerSomething });
  }
  return { answers, problems };
}

/** The answers to one question, and what is wrong with them. */
export function checkQuestion(
  question: Question,
  given: Readonly<Record<string, unknown>>,
  options: CheckOptions = {},
): CheckedAnswers {
  const found: CheckedAnswers = { answers: {}, problems: [] };
  checkInto(found, question, given, options.partial ?? false, options);
  return found;
}

/** The same, put to what other questions gave. */
function checkInto(
  { answers, problems }: CheckedAnswers,
  question: Question,
  given: Readonly<Record<string, unknown>>,
  partial: boolean,
  options: CheckOptions,
): void {
  for (const slot of slotsOf(question)) {
    const value = tidy(answerTo(given, slot.key));
    const fault = value === undefined ? silence(question, slot, given, partial) : slot.check(value);
    if (fault) {
      const message = wordsOf(options).fault(fault);
      problems.push({ path: slot.key, code: codeOf(fault, value), message });
    } else if (isAnswer(value)) answers[slot.key] = value;
  }
}

const wordsOf = ({ language = "en" }: CheckOptions) => wordsFor(language);

/** A call back needs both its number and its time, or neither. */
function silence(
  question: Question,
  { required, silence: fault }: Slot,
  given: Readonly<Record<string, unknown>>,
  partial: boolean,
): Fault | undefined {
  const isBegun = ({ key }: Slot) => tidy(answerTo(given, key)) !== undefined;
  if (question.kind === "callback" && slotsOf(question).some(isBegun)) return fault;
  return required && !partial ? fault : undefined;
}

function codeOf(fault: Fault, value: unknown): string {
  if (value === undefined) return "required";
  if (fault.code === "range" && !isPlausible(fault.verb, value)) return "type";
  return fault.code === "range-date" ? "range" : fault.code;
}

/** A number of the kind that is asked for, if not one that is offered. */
function isPlausible(verb: "choose" | "enter", value: unknown): boolean {
  return verb === "choose" ? Number.isInteger(value) : Number.isFinite(value);
}

function notAsked(question: Question, given: Readonly<Record<string, unknown>>): FieldProblem[] {
  const message = "This question is not asked after these answers.";
  return slotsOf(question)
    .filter(({ key }) => tidy(answerTo(given, key)) !== undefined)
    .map(({ key }) => ({ path: key, code: "not-asked", message }));
}

/** What can be kept of what was given, question by question. */
export function soundAnswers(
  questions: readonly Question[],
  given: Readonly<Record<string, unknown>>,
): Answers {
  const sound: Answers = {};
  for (const question of questions) {
    for (const { key, check } of slotsOf(question)) {
      const value = tidy(answerTo(given, key));
      if (isAnswer(value) && !check(value)) sound[key] = value;
    }
  }
  return sound;
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === "number" || typeof value === "string" || Array.isArray(value);
}

function tidy(value: unknown): unknown {
  if (value === null || value === undefined) return undefined;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value;
  if (typeof value !== "string") return value;
  const text = value.replace(/\r\n?/g, "\n").trim();
  return text === "" ? undefined : text;
}

const keysOf = new WeakMap<Definition, ReadonlySet<string>>();

function keysIn(definition: Definition): ReadonlySet<string> {
  const known = keysOf.get(definition);
  if (known) return known;
  const keys = new Set(definition.questions.flatMap(slotsOf).map(({ key }) => key));
  keysOf.set(definition, keys);
  return keys;
}

function unknownKeys(definition: Definition, given: object): FieldProblem[] {
  const known = keysIn(definition);
  return Object.keys(given)
    .filter((key) => !known.has(key))
    .map((key) => ({ path: key, code: "unknown", message: "This survey has no such question." }));
}
