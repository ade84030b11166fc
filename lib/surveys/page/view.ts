import { type Answers, answerTo } from "../answer";
import type { Definition } from "../definition";
import { type Facts, finder } from "../flow";
import type { LookUp } from "../logic";
import { filledIn } from "../pipes";
import type { Question } from "../question-kinds";
import { slotsOf } from "../slots";
import { html, type Markup, type Part } from "./markup";
import type { PageWords } from "./words/page-words";

/** What stands in the fields, as text, and what is wrong with it, by field or answer key. */
export interface Filled {
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
}

/** Everything a question is shown with. */
export interface View extends Filled {
  words: PageWords;
  /** A text with answers and fields put in. */
  say: (text: string) => string;
  /** What shuffled options are ordered by. */
  seed: string | undefined;
  /** The survey's own language, and which questions are still in it. */
  own: string;
  untranslated: ReadonlySet<string>;
}

/** The id of the field a complaint leads to. */
export function fieldId(key: string): string {
  return `q-${key}`;
}

/** The complaints about a question, in the order of its fields. */
export function problemsOf(question: Question, { problems }: Filled) {
  return slotsOf(question).flatMap(({ key }) => {
    const message = answerTo(problems, key);
    return message === undefined ? [] : [{ key, message }];
  });
}

/** Says texts with everything put in; an option is told by its words, not its key. */
export function speaker(definition: Definition, answers: Answers, facts: Facts) {
  const find = finder(definition, answers, facts);
  const spoken: LookUp = (subject) => {
    const found = find(subject);
    const question = definition.questions.find(({ key }) => subject === `answer.${key}`);
    if (!question || !("options" in question)) return found;
    const label = (key: string) => question.options.find((one) => one.key === key)?.label ?? key;
    if (typeof found === "string") return label(found);
    return typeof found === "object" ? found.map(label) : found;
  };
  return (text: string) => filledIn(text, spoken);
}

/** A hint and the complaints, and the attributes by which a field points to them. */
export function notes(question: Question, view: View): { shown: Markup; attributes: Markup } {
  const id = fieldId(question.key);
  const wrong = problemsOf(question, view);
  const ids = [
    question.hint && `${id}-hint`,
    ...wrong.map(({ key }) => `${fieldId(key)}-problem`),
  ].filter(Boolean);
  const shown = html`${question.hint && html`<p class="hint" id="${id}-hint" dir="auto">${view.say(question.hint)}</p>`}${wrong.map(
    ({ key, message }) => html`<p class="problem" id="${fieldId(key)}-problem">${message}</p>`,
  )}`;
  const described = html` aria-describedby="${ids.join(" ")}"${wrong.length > 0 && html` aria-invalid="true"`}`;
  return { shown, attributes: ids.length > 0 ? described : html`` };
}

/** Says that a question may be left out. */
export function optionalMark({ words }: View): Part {
  return html` <span class="optional">(${words.optional})</span>`;
}
