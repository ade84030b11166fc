import { answerTo } from "../answer";
import type { ScaleQuestion } from "../question-kinds";
import { html, type Markup, type Part } from "./markup";
import { fieldId, notes, type View } from "./view";

// Drawn, because not every device has every face among its letters; from the worst to the best.
const mouths = [
  "M7 18c2-4 8-4 10 0",
  "M8 17c2-2 6-2 8 0",
  "M8 16h8",
  "M8 15c2 2 6 2 8 0",
  "M7 14c2 5 8 5 10 0",
];

function smiley(point: number): Markup {
  return html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.5" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="10.5"/><path d="M8.5 9v1M15.5 9v1"/><path d="${mouths[point - 1] ?? ""}"/></svg>`;
}

/** One radio group: a single stop for the keyboard, and each point as large as a thumb. */
export function scaleField(question: ScaleQuestion, view: View, legend: Markup): Markup {
  const { min, max, minLabel, maxLabel } = question.scale;
  const { shown, attributes } = notes(question, view);
  const chosen = answerTo(view.given, question.key);
  const points = Array.from({ length: max - min + 1 }, (_, step) => min + step);
  const radios = points.map((point) => {
    const id = point === min ? html` id="${fieldId(question.key)}"` : undefined;
    return html`<label class="point"><input type="radio" name="${question.key}" value="${point}"${id}${
      chosen === String(point) && html` checked`
    }${question.required && html` required`}><span>${face(question, point, view)}</span></label>
`;
  });
  const ends =
    (minLabel || maxLabel) &&
    html`<div class="ends" aria-hidden="true"><span dir="auto">${endLabel(min, view.say(minLabel))}</span><span dir="auto">${endLabel(max, view.say(maxLabel))}</span></div>`;
  const look = question.look ?? "numbers";
  return html`<fieldset${attributes}><legend>${legend}</legend>
<div class="answer">${shown}<div class="points p${points.length} ${look}">
${radios}</div>${ends}</div></fieldset>`;
}

/** What stands on a point, and what is read out: never a picture or a colour alone. */
function face({ look, scale }: ScaleQuestion, point: number, { words, say }: View): Part {
  const { min, max, minLabel, maxLabel } = scale;
  const end = say(point === min ? minLabel : point === max ? maxLabel : "");
  const said = (text: string) => text && html`<span class="hidden"> ${text}</span>`;
  if (look === "stars") {
    return html`<span aria-hidden="true"><b>★</b>${point}</span>${said(`${words.stars(point)} ${end}`.trim())}`;
  }
  if (look === "smileys") {
    return html`${smiley(point)}${said(end || (words.smileys[point - 1] ?? ""))}`;
  }
  return html`${point}${said(end)}`;
}

function endLabel(point: number, label: string): string {
  return label && `${point} = ${label}`;
}
