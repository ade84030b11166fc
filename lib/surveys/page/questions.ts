import { standsWith } from "../flow";
import type { Question } from "../question-kinds";
import { html, type Markup } from "./markup";
import { callbackField, choiceField, rankingField } from "./option-fields";
import { scaleField } from "./scale-field";
import { consentField, contactField, statement, typedField } from "./typed-fields";
import { optionalMark, problemsOf, type View } from "./view";

/** The questions of a page; neighbouring ratings that share stem and scale stand in one grid. */
export function questionList(questions: readonly Question[], view: View): Markup[] {
  return grouped(questions).map(({ stem, members }) =>
    stem === undefined
      ? html`${members.map((question) => oneQuestion(question, view))}`
      : ratingGroup(stem, members, view),
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
    else {
      const stem = question.kind === "scale" ? question.stem : undefined;
      groups.push({ stem, members: [question] });
    }
  }
  return groups;
}

function ratingGroup(stem: string, members: readonly Question[], view: View): Markup {
  const allOptional = members.every(({ required }) => !required);
  const [first] = members;
  return html`<div class="group"><h2 dir="auto"${first && languageOf(first, view)}>${view.say(stem)}${allOptional && optionalMark(view)}</h2>
${members.map((question, index) =>
  oneQuestion(question, view, { stem, marked: allOptional, first: index === 0 }),
)}</div>`;
}

interface Place {
  stem?: string;
  /** The group already says that it is optional. */
  marked?: boolean;
  first?: boolean;
}

function oneQuestion(question: Question, view: View, place: Place = {}): Markup {
  const wrong = problemsOf(question, view).length > 0;
  const classes = `question${wrong ? " wrong" : ""}${place.first ? " first" : ""}`;
  return html`<div class="${classes}" data-question="${question.key}"${languageOf(question, view)}>${body(question, view, place)}</div>
`;
}

/** Where a translation is missing, screen readers are told which language is left. */
function languageOf({ key }: Question, { untranslated, own }: View) {
  return untranslated.has(key) && html` lang="${own}"`;
}

function body(question: Question, view: View, place: Place): Markup {
  if (question.kind === "statement") return statement(question, view);
  const said = place.stem && html`<span class="hidden" dir="auto">${view.say(place.stem)} </span>`;
  const legend = html`${said}<span dir="auto">${view.say(question.wording)}</span>${
    !question.required && !place.marked && optionalMark(view)
  }`;
  switch (question.kind) {
    case "scale":
      return scaleField(question, view, legend);
    case "choice":
      return choiceField(question, view, legend);
    case "ranking":
      return rankingField(question, view, legend);
    case "callback":
      return callbackField(question, view, legend);
    case "contact":
      return contactField(question, view, legend);
    case "consent":
      return consentField(question, view, legend);
    default:
      return typedField(question, view, legend);
  }
}
