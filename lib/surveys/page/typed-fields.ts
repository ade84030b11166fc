import { answerTo } from "../answer";
import type {
  ConsentQuestion,
  ContactPart,
  ContactQuestion,
  DateQuestion,
  NumberQuestion,
  Statement,
  TextQuestion,
} from "../question-kinds";
import { longestLine, longestText } from "../said";
import { html, type Markup, type Part } from "./markup";
import { fieldId, notes, type View } from "./view";

/** A field with its label above: text, number or day. */
export function typedField(
  question: NumberQuestion | TextQuestion | DateQuestion,
  view: View,
  legend: Markup,
): Markup {
  const { key, required } = question;
  const id = fieldId(key);
  const { shown, attributes } = notes(question, view);
  const given = answerTo(view.given, key) ?? "";
  const common = html`id="${id}" name="${key}"${required && html` required`}${attributes}`;
  return html`<label class="ask" for="${id}">${legend}</label>${shown}${
    question.kind === "number" && range(question, view)
  }${field(question, common, given)}`;
}

function field(
  question: NumberQuestion | TextQuestion | DateQuestion,
  common: Markup,
  given: string,
): Markup {
  if (question.kind === "number") {
    return html`<input ${common} class="line number" inputmode="decimal" autocomplete="off" value="${given}">`;
  }
  if (question.kind === "date") {
    const { earliest, latest } = question;
    const limits = html`${earliest && html` min="${earliest}"`}${latest && html` max="${latest}"`}`;
    return html`<input ${common} class="line date" type="date"${limits} value="${given}">`;
  }
  if (question.short) {
    return html`<input ${common} class="line" type="text" maxlength="${longestLine}" value="${given}" dir="auto">`;
  }
  // The line break after the tag is HTML's own: it keeps one that the answer begins with.
  return html`<textarea ${common} rows="4" maxlength="${longestText}" dir="auto">
${given}</textarea>`;
}

function range({ scale }: NumberQuestion, { words, say }: View): Part {
  const end = (value: number, label: string) => (label ? `${value} (${say(label)})` : `${value}`);
  const said = words.numberFrom(end(scale.min, scale.minLabel), end(scale.max, scale.maxLabel));
  return html`<p class="hint" dir="auto">${said}</p>`;
}

/** One box to tick; the question is its label. */
export function consentField(question: ConsentQuestion, view: View, legend: Markup): Markup {
  const { key, required } = question;
  const { shown, attributes } = notes(question, view);
  const ticked = answerTo(view.given, key) === "yes" && html` checked`;
  return html`${shown}<label class="option"><input type="checkbox" id="${fieldId(key)}" name="${key}" value="yes"${ticked}${required && html` required`}${attributes}><span>${legend}</span></label>`;
}

const contactFields: Record<ContactPart, { type: string; autocomplete: string }> = {
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
};

/** A line for each part, which browsers fill in themselves. */
export function contactField(question: ContactQuestion, view: View, legend: Markup): Markup {
  const { shown, attributes } = notes(question, view);
  const lines = question.parts.map((part) => {
    const name = `${question.key}.${part}`;
    const { type, autocomplete } = contactFields[part];
    return html`<label class="part" for="${fieldId(name)}">${view.words.contact[part]}</label><input class="line" type="${type}" id="${fieldId(name)}" name="${name}" autocomplete="${autocomplete}" maxlength="${longestLine}"${question.required && html` required`} value="${answerTo(view.given, name) ?? ""}" dir="${part === "name" ? "auto" : "ltr"}">
`;
  });
  return html`<fieldset${attributes}><legend>${legend}</legend>${shown}
${lines}</fieldset>`;
}

/** Something to read. */
export function statement({ wording, text }: Statement, { say }: View): Markup {
  return html`<h2 class="ask" dir="auto">${say(wording)}</h2>${text && html`<p class="lead" dir="auto">${say(text)}</p>`}`;
}
