import type { Definition } from "./definition";
import { standsWith } from "./flow";
import type { Rule } from "./logic";
import { freeKey } from "./new-question";
import { pipesRenamed } from "./pipes";
import type { Question, ScaleQuestion } from "./question-kinds";

/** A definition with its questions changed. */
export function withQuestions<D extends { questions: Question[] }>(
  definition: D,
  change: (questions: readonly Question[]) => Question[],
): D {
  return { ...definition, questions: change(definition.questions) };
}

/** The question at one place put at another. */
export function moved(questions: readonly Question[], from: number, to: number): Question[] {
  const [question] = questions.slice(from, from + 1);
  const others = questions.filter((_, index) => index !== from);
  return question ? [...others.slice(0, to), question, ...others.slice(to)] : others;
}

/**
 * A copy behind the question, with a key of its own; it ends nothing, and a second outcome becomes a
 * profile question.
 *
 * @param published keys answers may be known by
 */
export function withCopy(
  definition: Definition,
  index: number,
  published: Iterable<string>,
): Definition {
  const { questions, translations } = definition;
  const original = questions[index];
  if (!original) return definition;
  const key = freeKey(original.key, [...questions.map((question) => question.key), ...published]);
  const single = ["nps", "csat", "ces"].includes(original.role);
  const role = single ? { role: "profile" as const } : {};
  const copy: Question = { ...structuredClone(original), key, ...role, end: undefined };
  return {
    ...definition,
    questions: [...questions.slice(0, index + 1), copy, ...questions.slice(index + 1)],
    translations: translations && withPlaces(translations, original.key, key, true),
  };
}

/** The places of the ratings that stand in one grid with this one, itself among them. */
export function gridAround(questions: readonly Question[], index: number): number[] {
  let from = index;
  while (from > 0 && together(questions, from)) from--;
  let to = index;
  while (to + 1 < questions.length && together(questions, to + 1)) to++;
  return Array.from({ length: to - from + 1 }, (_, offset) => from + offset);
}

function together(questions: readonly Question[], index: number): boolean {
  const question = questions[index];
  return question !== undefined && standsWith(question, questions[index - 1]);
}

/** Changes what the ratings of a grid share, in all of them, so that they stay together. */
export function withGrid(
  questions: readonly Question[],
  index: number,
  change: (question: ScaleQuestion) => ScaleQuestion,
): Question[] {
  const grid = new Set(gridAround(questions, index));
  return questions.map((question, at) =>
    grid.has(at) && question.kind === "scale" ? change(question) : question,
  );
}

/** A question under another key, with every rule, text and translation that names it. */
export function withKey(definition: Definition, from: string, to: string): Definition {
  const renamed = definition.questions.map(
    (question): Question => ({
      ...question,
      key: question.key === from ? to : question.key,
      ...ruleRenamed("show", question.show, from, to),
      ...ruleRenamed("skip", question.skip, from, to),
      ...ruleRenamed("end", question.end, from, to),
    }),
  );
  const { translations } = definition;
  const rekeyed: Definition = {
    ...definition,
    questions: renamed,
    translations: translations && withPlaces(translations, from, to, false),
  };
  const spoken = (_: string, value: unknown) =>
    typeof value === "string" ? pipesRenamed(value, `answer.${from}`, `answer.${to}`) : value;
  return JSON.parse(JSON.stringify(rekeyed, spoken));
}

function ruleRenamed(
  name: "show" | "skip" | "end",
  rule: Rule | undefined,
  from: string,
  to: string,
) {
  if (!rule) return {};
  const conditions = rule.conditions.map((condition) =>
    condition.of === `answer.${from}` ? { ...condition, of: `answer.${to}` } : condition,
  );
  return { [name]: { ...rule, conditions } };
}

type Translations = NonNullable<Definition["translations"]>;

/** What is translated of one question, said of another key: instead, or as well. */
function withPlaces(translations: Translations, from: string, to: string, keep: boolean) {
  const old = `question.${from}.`;
  const places = (texts: Record<string, string>) =>
    Object.entries(texts).flatMap(([place, text]): [string, string][] => {
      if (!place.startsWith(old)) return [[place, text]];
      const renamed: [string, string] = [`question.${to}.${place.slice(old.length)}`, text];
      return keep ? [[place, text], renamed] : [renamed];
    });
  return Object.fromEntries(
    Object.entries(translations).map(([tag, texts]) => [tag, Object.fromEntries(places(texts))]),
  );
}
