import { answerTo } from "../answers";
import {
  longestText,
  type NumberQuestion,
  type Question,
  type ScaleQuestion,
  type TextQuestion,
} from "../shapes";
import { html, type Markup } from "./markup";

/** What stands in the fields, as text, and what is wrong with it, by question key. */
export interface Filled {
  given: Readonly<Record<string, string>>;
  problems: Readonly<Record<string, string>>;
}

/** The id of the field a complaint leads to. */
export function fieldId(question: Question): string {
  return `q-${question.key}`;
}

/** All questions; neighbouring ratings that share stem and scale stand together under the stem. */
export function questionList(questions: readonly Question[], filled: Filled): Markup[] {
  return grouped(questions).map(({ stem, members }) =>
    stem === undefined
      ? html`${members.map((question) => oneQuestion(question, filled))}`
      : ratingGroup(stem, members, filled),
  );
}

interface Group {
  stem: string | undefined;
  members: Question[];
}

function grouped(questions: readonly Question[]): Group[] {
  const groups: Group[] = [];
  for (const question of questions) {
    const last = groups.at(-1);
    if (last && standsWith(question, last.members.at(-1))) last.members.push(question);
    else
      groups.push({
        stem: question.kind === "scale" ? question.stem : undefined,
        members: [question],
      });
  }
  return groups;
}

function standsWith(question: Question, before: Question | undefined): boolean {
  if (question.kind !== "scale" || before?.kind !== "scale" || !question.stem) return false;
  const { scale, stem } = question;
  return (
    stem === before.stem &&
    (["min", "max", "minLabel", "maxLabel"] as const).every(
      (end) => scale[end] === before.scale[end],
    )
  );
}

function ratingGroup(stem: string, members: readonly Question[], filled: Filled): Markup {
  const allOptional = members.every(({ required }) => !required);
  return html`<div class="group"><h2 dir="auto">${stem}${allOptional && optionalMark}</h2>
${members.map((question, index) =>
  oneQuestion(question, filled, {
    stem,
    marked: allOptional,
    first: index === 0,
  }),
)}</div>`;
}

interface Place {
  stem?: string;
  /** The group already says that it is optional. */
  marked?: boolean;
  first?: boolean;
}

const optionalMark = html` <span class="optional">(optional)</span>`;

function oneQuestion(question: Question, filled: Filled, place: Place = {}): Markup {
  const problem = answerTo(filled.problems, question.key);
  const classes = `question${problem ? " wrong" : ""}${place.first ? " first" : ""}`;
  const body =
    question.kind === "scale" ? scaleField(question, filled, place) : typedField(question, filled);
  return html`<div class="${classes}" data-question="${question.key}">${body}</div>
`;
}

function wordingOf(question: Question, place: Place = {}): Markup {
  const said = place.stem && html`<span class="hidden" dir="auto">${place.stem} </span>`;
  return html`${said}<span dir="auto">${question.wording}</span>${
    !question.required && !place.marked && optionalMark
  }`;
}

function notes(question: Question, filled: Filled): { shown: Markup; describedBy: Markup } {
  const id = fieldId(question);
  const problem = answerTo(filled.problems, question.key);
  const ids = [question.hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  const shown = html`${question.hint && html`<p class="hint" id="${id}-hint" dir="auto">${question.hint}</p>`}${
    problem && html`<p class="problem" id="${id}-problem">${problem}</p>`
  }`;
  const attribute = html` aria-describedby="${ids}"${problem && html` aria-invalid="true"`}`;
  return { shown, describedBy: ids ? attribute : html`` };
}

function scaleField(question: ScaleQuestion, filled: Filled, place: Place): Markup {
  const { min, max, minLabel, maxLabel } = question.scale;
  const { shown, describedBy } = notes(question, filled);
  const chosen = answerTo(filled.given, question.key);
  const points = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const end = (point: number) => (point === min ? minLabel : point === max ? maxLabel : "");
  const radios = points.map((point) => {
    const id = point === min ? html` id="${fieldId(question)}"` : undefined;
    const said = end(point) && html`<span class="hidden"> ${end(point)}</span>`;
    return html`<label class="point"><input type="radio" name="${question.key}" value="${point}"${id}${
      chosen === String(point) && html` checked`
    }${question.required && html` required`}><span>${point}${said}</span></label>
`;
  });
  const ends =
    (minLabel || maxLabel) &&
    html`<div class="ends" aria-hidden="true"><span dir="auto">${endLabel(min, minLabel)}</span><span dir="auto">${endLabel(max, maxLabel)}</span></div>`;
  return html`<fieldset${describedBy}><legend>${wordingOf(question, place)}</legend>
<div class="answer">${shown}<div class="points p${points.length}">
${radios}</div>${ends}</div></fieldset>`;
}

function endLabel(point: number, label: string): string {
  return label && `${point} = ${label}`;
}

function typedField(question: NumberQuestion | TextQuestion, filled: Filled): Markup {
  const id = fieldId(question);
  const { shown, describedBy } = notes(question, filled);
  const given = answerTo(filled.given, question.key) ?? "";
  const common = html`id="${id}" name="${question.key}"${question.required && html` required`}${describedBy}`;
  const field =
    question.kind === "text"
      ? // The line break after the tag is HTML's own: it keeps one that the answer begins with.
        html`<textarea ${common} rows="4" maxlength="${longestText}" dir="auto">
${given}</textarea>`
      : html`<input ${common} class="number" inputmode="decimal" autocomplete="off" value="${given}">`;
  return html`<label class="ask" for="${id}">${wordingOf(question)}</label>${shown}${
    question.kind === "number" && rangeOf(question)
  }${field}`;
}

function rangeOf({ scale }: NumberQuestion): Markup {
  const from = scale.minLabel ? `${scale.min} (${scale.minLabel})` : `${scale.min}`;
  const to = scale.maxLabel ? `${scale.max} (${scale.maxLabel})` : `${scale.max}`;
  return html`<p class="hint" dir="auto">A number from ${from} to ${to}.</p>`;
}
