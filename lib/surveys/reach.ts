import type { Answer } from "./answer";
import type { Definition } from "./definition";
import { keysBehind, walk } from "./flow";
import type { Rule } from "./logic";
import type { Question } from "./question-kinds";

const mostWaysTried = 4_096;

/**
 * The places of questions no answers lead to. Every way of answering is tried, with one answer for
 * all that no rule tells apart; where rules look at so much that this takes too long, a question
 * counts as reachable.
 */
export function unreachable(definition: Definition): number[] {
  const { questions } = definition;
  const ruled = questions.filter(({ show, skip, end }) => show || skip || end);
  if (ruled.length === 0) return [];
  const left = new Set(questions.keys());
  for (const index of questions.keys()) {
    if (!left.has(index)) continue;
    const variables = variablesOf(definition, index);
    const ways = variables.reduce((count, { values }) => count * values.length, 1);
    if (ways > mostWaysTried) left.delete(index);
    else tryAll(definition, index, variables, left);
  }
  return [...left];
}

interface Variable {
  subject: string;
  values: (Answer | undefined)[];
}

function tryAll(
  definition: Definition,
  index: number,
  variables: readonly Variable[],
  left: Set<number>,
): void {
  const ways = variables.reduce((count, { values }) => count * values.length, 1);
  const upTo = { ...definition, questions: definition.questions.slice(0, index + 1) };
  const wanted = definition.questions[index];
  for (let way = 0; way < ways && left.has(index); way++) {
    const { answers, facts } = chosen(variables, way);
    const last = walk(upTo, answers, facts).at(-1)?.question;
    if (last === wanted) left.delete(index);
  }
}

/** The way with this number: its digits, one for each variable, choose the values. */
function chosen(variables: readonly Variable[], way: number) {
  const answers: Record<string, Answer> = {};
  const facts: Record<string, number | string> = {};
  let rest = way;
  for (const { subject, values } of variables) {
    const value = values[rest % values.length];
    rest = Math.floor(rest / values.length);
    if (value === undefined) continue;
    if (subject.startsWith("answer.")) answers[subject.slice("answer.".length)] = value;
    else if (typeof value !== "object") facts[subject] = value;
  }
  return { answers, facts };
}

/** What decides whether a question is reached: its own rules, earlier ends, and what is behind them. */
function variablesOf(definition: Definition, index: number): Variable[] {
  const { questions } = definition;
  const own = questions[index];
  const earlier = questions.slice(0, index);
  const rules = [
    ...(own ? rulesBefore(own) : []),
    ...earlier.flatMap((question) =>
      question.end ? [question.end, ...rulesBefore(question)] : [],
    ),
  ];
  const seen = new Map<string, Rule[]>();
  for (let next = rules; next.length > 0; ) {
    const subjects = new Set(
      next.flatMap((rule) => rule.conditions.map(({ of }) => subjectOf(definition, of))),
    );
    const fresh = [...subjects].filter((subject) => !seen.has(subject));
    for (const subject of fresh) seen.set(subject, []);
    next = fresh.flatMap((subject) =>
      earlier
        .filter(({ key }) => subject === `answer.${key}`)
        .flatMap((question) => rulesBefore(question)),
    );
    rules.push(...next);
  }
  return [...seen.keys()].map((subject) => ({
    subject,
    values: telling(definition, subject, rules),
  }));
}

const rulesBefore = ({ show, skip }: Question): Rule[] =>
  [show, skip].filter((rule) => rule !== undefined);

/** The class is the NPS answer seen from afar. */
function subjectOf(definition: Definition, of: string): string {
  const [nps] = of === "class" ? keysBehind(definition, of) : [];
  return nps === undefined ? of : `answer.${nps}`;
}

/** One value for each set of values that these rules cannot tell apart, and none at all. */
function telling(
  definition: Definition,
  subject: string,
  rules: readonly Rule[],
): Variable["values"] {
  const question = definition.questions.find(({ key }) => subject === `answer.${key}`);
  if (question?.kind === "scale") {
    const { min, max } = question.scale;
    return [undefined, ...Array.from({ length: max - min + 1 }, (_, step) => min + step)];
  }
  const values = rules
    .flatMap(({ conditions }) => conditions)
    .filter(({ of }) => of === subject)
    .flatMap((condition) => condition.values);
  if (question?.kind === "number") return [undefined, ...around(values, question.scale)];
  if (question?.kind === "choice") return [undefined, ...picks(question, values)];
  if (question?.kind === "ranking") return [undefined, question.options.map(({ key }) => key)];
  if (question?.kind === "consent") return [undefined, "yes"];
  const numbers = values.filter((value) => typeof value === "number");
  const beyond = numbers.flatMap((value) => [value - 1, value, value + 1]);
  return [undefined, "something else", ...new Set([...values, ...beyond])];
}

function around(values: readonly (number | string)[], { min, max }: { min: number; max: number }) {
  const numbers = values.filter((value) => typeof value === "number");
  const beside = numbers.flatMap((value) => [value - 1e-6, value, value + 1e-6]);
  const within = [min, max, ...beside].filter((value) => value >= min && value <= max);
  return [...new Set(within)];
}

function picks(
  { options, multiple, other }: Extract<Question, { kind: "choice" }>,
  values: readonly (number | string)[],
): Answer[] {
  const keys = [...options.map(({ key }) => key), ...(other === undefined ? [] : ["other"])];
  const told = keys.filter((key) => values.includes(key));
  const untold = keys.find((key) => !values.includes(key));
  const single = untold === undefined ? told : [...told, untold];
  if (!multiple) return single;
  // Alone, and all together: rules ask whether one of some was chosen, or none of some.
  return [...single.map((key) => [key]), ...(told.length > 1 ? [told] : [])];
}
