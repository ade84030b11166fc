import { classOf } from "@/lib/metrics/nps";
import { type Answers, answerTo } from "./answer";
import type { Definition } from "./definition";
import { and, holds, type LookUp, not, or, type Truth, unknown } from "./logic";
import { pipedSubjects } from "./pipes";
import type { Question } from "./question-kinds";
import { shuffledBy } from "./shuffle";
import { slotsOf } from "./slots";
import { textsOfQuestion } from "./texts";

/** What is known of who answers: by subject, such as "customer.segment" or "interaction.team". */
export type Facts = Readonly<Record<string, number | string>>;

/** A question on somebody's way through a survey; "perhaps" where that needs facts nobody has. */
export interface Asked {
  question: Question;
  asked: true | undefined;
}

/**
 * The questions these answers lead to, in order. Rules look back only, so one walk settles all; an
 * answer to a question that is not asked counts for nothing.
 */
export function walk(
  definition: Definition,
  answers: Answers,
  facts: Facts | undefined,
): readonly Asked[] {
  return straightWay(definition) ?? ruledWay(definition, answers, facts);
}

/** The way through surveys without rules: the same for everybody. */
const straight = new WeakMap<Definition, readonly Asked[] | undefined>();

function straightWay(definition: Definition): readonly Asked[] | undefined {
  if (straight.has(definition)) return straight.get(definition);
  const { questions } = definition;
  const way = questions.some(({ show, skip, end }) => show || skip || end)
    ? undefined
    : questions.map((question): Asked => ({ question, asked: true }));
  straight.set(definition, way);
  return way;
}

function ruledWay(definition: Definition, answers: Answers, facts: Facts | undefined): Asked[] {
  const counted: Answers = {};
  const find = finder(definition, counted, facts);
  const way: Asked[] = [];
  let ended: Truth = false;
  for (const question of definition.questions) {
    const { show, skip, end } = question;
    const fits: Truth[] = [show ? holds(show, find) : true, skip ? not(holds(skip, find)) : true];
    const asked = and([not(ended), ...fits]);
    if (asked === false) continue;
    way.push({ question, asked });
    count(counted, question, answers);
    if (end) ended = or([ended, and([asked, holds(end, find)])]);
  }
  return way;
}

/** A question with several parts counts as answered by the first of them. */
function count(counted: Answers, question: Question, answers: Answers): void {
  const said = slotsOf(question).map(({ key }) => answerTo(answers, key));
  const answer = said.find((one) => one !== undefined);
  if (answer !== undefined) counted[question.key] = answer;
}

/** Looks up a rule's or text's subject among answers, class and facts. */
export function finder(
  { questions }: Definition,
  answers: Answers,
  facts: Facts | undefined,
): LookUp {
  const nps = questions.find(({ role }) => role === "nps");
  return (subject) => {
    if (subject === "class") {
      const score = nps && answerTo(answers, nps.key);
      return typeof score === "number" ? classOf(score) : undefined;
    }
    if (subject.startsWith("answer.")) return answerTo(answers, subject.slice("answer.".length));
    return facts ? answerTo(facts, subject) : unknown;
  };
}

/** The keys of the questions a subject looks at. */
export function keysBehind({ questions }: Definition, subject: string): string[] {
  if (subject.startsWith("answer.")) return [subject.slice("answer.".length)];
  if (subject !== "class") return [];
  return questions.filter(({ role }) => role === "nps").map(({ key }) => key);
}

const mostDriversAtOnce = 5;

/**
 * The pages of the form for these answers. Where pages begin does not depend on answers, so that
 * what is asked on one never changes by what is answered on it.
 */
export function pagesOf(
  definition: Definition,
  answers: Answers,
  facts: Facts = {},
  seed?: string,
): Question[][] {
  const sheets = sheetsFor(definition, seed);
  if (straightWay(definition)) return sheets;
  const asked = new Set(walk(definition, answers, facts).map(({ question }) => question.key));
  return sheets
    .map((sheet) => sheet.filter(({ key }) => asked.has(key)))
    .filter((page) => page.length > 0);
}

/** Where pages begin, of surveys whose questions never change places: the same for everybody. */
const inOrder = new WeakMap<Definition, Question[][]>();

function sheetsFor(definition: Definition, seed: string | undefined): Question[][] {
  if (definition.questions.some(isShuffled)) return sheetsOf(definition, seed);
  const known = inOrder.get(definition);
  if (known) return known;
  const sheets = sheetsOf(definition);
  inOrder.set(definition, sheets);
  return sheets;
}

/**
 * All questions by page, asked or not: one page, unless a question asks for a new one, looks at an
 * answer of the same page, or would be the sixth rating of one grid.
 */
function sheetsOf(definition: Definition, seed?: string): Question[][] {
  const sheets: Question[][] = [];
  for (const question of inOwnOrder(definition.questions, seed)) {
    const sheet = sheets.at(-1);
    if (sheet && !beginsPage(definition, question, sheet)) sheet.push(question);
    else sheets.push([question]);
  }
  return sheets;
}

/** True when what is asked further on depends on the answers to this page. */
export function leadsOn(definition: Definition, page: readonly Question[]): boolean {
  if (page.some(({ end }) => end)) return true;
  const here = new Set(page.map(({ key }) => key));
  const rules = definition.questions.flatMap(({ show, skip, end }) => [show, skip, end]);
  const looks = rules.flatMap((rule) => rule?.conditions.map(({ of }) => of) ?? []);
  return looks.flatMap((of) => keysBehind(definition, of)).some((key) => here.has(key));
}

function beginsPage(definition: Definition, question: Question, page: Question[]): boolean {
  if (question.newPage) return true;
  const here = new Set(page.map(({ key }) => key));
  const ends = page.flatMap(({ end }) => end?.conditions.map(({ of }) => of) ?? []);
  const looks = [...ends, ...subjectsOf(question)].flatMap((of) => keysBehind(definition, of));
  if (looks.some((key) => here.has(key))) return true;
  const grid = page.slice(-mostDriversAtOnce);
  return grid.length === mostDriversAtOnce && grid.every((before) => standsWith(question, before));
}

/** What decides whether a question is asked, and what its texts take in. */
function subjectsOf(question: Question): string[] {
  const rules = [question.show, question.skip].flatMap((rule) => rule?.conditions ?? []);
  const piped = textsOfQuestion(question).flatMap(({ text }) => pipedSubjects(text));
  return [...rules.map(({ of }) => of), ...piped];
}

/** True for ratings that end the same sentence on the same scale: they stand in one grid. */
export function standsWith(question: Question, before: Question | undefined): boolean {
  if (question.kind !== "scale" || before?.kind !== "scale" || !question.stem) return false;
  const { scale, stem, look } = question;
  return (
    stem === before.stem &&
    look === before.look &&
    (["min", "max", "minLabel", "maxLabel"] as const).every(
      (end) => scale[end] === before.scale[end],
    )
  );
}

/** Grids that change places from response to response, in the order of this one. */
function inOwnOrder(way: readonly Question[], seed: string | undefined): Question[] {
  if (seed === undefined) return [...way];
  const ordered: Question[] = [];
  for (let from = 0; from < way.length; ) {
    let to = from + 1;
    while (to < way.length && mayChange(way[to], way[to - 1])) to++;
    ordered.push(...shuffledBy(`${seed} ${way[from]?.key}`, way.slice(from, to)));
    from = to;
  }
  return ordered;
}

const isShuffled = (question: Question) => question.kind === "scale" && question.shuffled;

function mayChange(question: Question | undefined, before: Question | undefined): boolean {
  const free = (one: Question | undefined) =>
    one && isShuffled(one) && !one.show && !one.skip && !one.end && !one.newPage;
  return Boolean(question && free(question) && free(before) && standsWith(question, before));
}
