import { type Answers, answerTo } from "./answer";
import type { Definition } from "./definition";
import type { ChoiceQuestion, Question, RankingQuestion } from "./question-kinds";
import { slotsOf } from "./slots";

/** What the form says of itself: the page it is, where to go from it, the language it was read in. */
const own = new Set(["_page", "_go", "_language"]);

/**
 * Form fields as answers. Fields are text, and none comes twice: each box of a multiple choice and
 * each place of a ranking is a field of its own, `<key>.<option>`. What no question knows stays, to
 * be refused later.
 */
export function answersFromForm(
  { questions }: Pick<Definition, "questions">,
  fields: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const question of questions) readInto(given, question, fields);
  const known = fieldsOfAll(questions);
  const foreign = [...fields].filter(([name]) => !known.has(name));
  // A foreign name may be anything, also one that means something to an object.
  return foreign.length === 0 ? given : Object.fromEntries([...Object.entries(given), ...foreign]);
}

const namedByAll = new WeakMap<readonly Question[], ReadonlySet<string>>();

/** Every name a form of these questions may have. */
function fieldsOfAll(questions: readonly Question[]): ReadonlySet<string> {
  const known = namedByAll.get(questions);
  if (known) return known;
  const names = new Set([...own, ...questions.flatMap(fieldNames)]);
  namedByAll.set(questions, names);
  return names;
}

const named = new WeakMap<Question, readonly string[]>();

/** The names of a question's fields. */
function fieldNames(question: Question): readonly string[] {
  const known = named.get(question);
  if (known) return known;
  const names = namesOf(question);
  named.set(question, names);
  return names;
}

function namesOf(question: Question): string[] {
  const own = slotsOf(question).map(({ key }) => key);
  if (question.kind !== "ranking" && !(question.kind === "choice" && question.multiple)) return own;
  return [...own, ...boxes(question).map((option) => `${question.key}.${option}`)];
}

function boxes(question: ChoiceQuestion | RankingQuestion): string[] {
  const keys = question.options.map(({ key }) => key);
  return question.kind === "choice" && question.other !== undefined ? [...keys, "other"] : keys;
}

/** The answers of one question's fields, by keys that are nothing but letters, digits and dots. */
function readInto(
  given: Record<string, unknown>,
  question: Question,
  fields: ReadonlyMap<string, string>,
): void {
  if (question.kind === "choice") Object.assign(given, readChoice(question, fields));
  else if (question.kind === "ranking") Object.assign(given, readRanking(question, fields));
  else readSlots(given, question, fields);
}

function readSlots(
  given: Record<string, unknown>,
  question: Question,
  fields: ReadonlyMap<string, string>,
): void {
  const numeric = question.kind === "scale" || question.kind === "number";
  for (const { key } of slotsOf(question)) {
    const text = fields.get(key);
    if (text !== undefined) given[key] = numeric ? numberIn(text) : text;
  }
}

/** Whoever wrote beside "other" meant it, whether or not it was chosen. */
function readChoice(
  question: ChoiceQuestion,
  fields: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const { key, multiple } = question;
  const written = fields.get(`${key}.otherText`);
  const ticked = multiple
    ? boxes(question).filter((option) => fields.has(`${key}.${option}`))
    : [fields.get(key) ?? ""].filter((option) => option !== "");
  const means =
    written !== undefined &&
    written.trim() !== "" &&
    (multiple ? !ticked.includes("other") : ticked.length === 0);
  const chosen = means ? [...ticked, "other"] : ticked;
  return {
    ...(chosen.length > 0 && { [key]: multiple ? chosen : chosen[0] }),
    ...(written !== undefined && { [`${key}.otherText`]: written }),
  };
}

/** The options by their places; as it is where places are missing or given twice. */
function readRanking(
  { key, options }: RankingQuestion,
  fields: ReadonlyMap<string, string>,
): Record<string, unknown> {
  const places = options.map((option) => ({
    option: option.key,
    place: (fields.get(`${key}.${option.key}`) ?? "").trim(),
  }));
  if (places.every(({ place }) => place === "")) return {};
  const ordered = options.map(
    (_, index) => places.find(({ place }) => place === String(index + 1))?.option,
  );
  return { [key]: ordered.every((option) => option !== undefined) ? ordered : "incomplete" };
}

/** "7", " 3.5" and "3,5" are numbers; anything else stays what it is, to be refused later. */
function numberIn(text: string): number | string {
  const plain = text.trim().replace(/^([+-]?\d+),(\d+)$/, "$1.$2");
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(plain) ? Number(plain) : text.trim();
}

/** The fields of some questions that were given, to be carried to the next page. */
export function fieldsOf(
  questions: readonly Question[],
  given: Readonly<Record<string, string>>,
): [name: string, text: string][] {
  return questions.flatMap(fieldNames).flatMap((name): [string, string][] => {
    const text = answerTo(given, name);
    return text === undefined || text === "" ? [] : [[name, text]];
  });
}

/** Kept answers as the fields of the form they came from. */
export function formOf(
  { questions }: Pick<Definition, "questions">,
  answers: Answers,
): Record<string, string> {
  return Object.fromEntries(
    questions.flatMap((question) =>
      slotsOf(question).flatMap(({ key }): [string, string][] => {
        const answer = answerTo(answers, key);
        if (answer === undefined) return [];
        if (typeof answer !== "object") return [[key, String(answer)]];
        const ranked = question.kind === "ranking";
        return answer.map((option, index) => [
          `${key}.${option}`,
          ranked ? String(index + 1) : "on",
        ]);
      }),
    ),
  );
}
