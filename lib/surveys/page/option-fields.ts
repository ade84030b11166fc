import { answerTo } from "../answer";
import type { CallbackQuestion, ChoiceQuestion, Option, RankingQuestion } from "../question-kinds";
import { longestLine } from "../said";
import { shuffledBy } from "../shuffle";
import { html, type Markup } from "./markup";
import { fieldId, notes, type View } from "./view";

function ordered(question: ChoiceQuestion | RankingQuestion, { seed }: View): readonly Option[] {
  const { options, shuffled, key } = question;
  return shuffled && seed !== undefined ? shuffledBy(`${seed} ${key}`, options) : options;
}

/** Radio buttons or boxes, one a line, and a line to write on beside "other". */
export function choiceField(question: ChoiceQuestion, view: View, legend: Markup): Markup {
  const { key, multiple, other, required } = question;
  const { shown, attributes } = notes(question, view);
  const last = other === undefined ? [] : [{ key: "other", label: other }];
  const rows = [...ordered(question, view), ...last].map((option, index) => {
    const id = index === 0 && html` id="${fieldId(key)}"`;
    const name = multiple ? `${key}.${option.key}` : key;
    const value = multiple ? "on" : option.key;
    const chosen = answerTo(view.given, name) === value && html` checked`;
    const field = multiple
      ? html`<input type="checkbox" name="${name}" value="on"${id}${chosen}>`
      : html`<input type="radio" name="${name}" value="${value}"${id}${chosen}${required && html` required`}>`;
    return html`<label class="option">${field}<span dir="auto">${view.say(option.label)}</span></label>
`;
  });
  return html`<fieldset${attributes}><legend>${legend}</legend>${shown}${
    multiple && html`<p class="hint">${view.words.severalFit}</p>`
  }<div class="options">
${rows}${other !== undefined && ownWords(key, view)}</div></fieldset>`;
}

function ownWords(key: string, { given, words }: View): Markup {
  const name = `${key}.otherText`;
  const text = answerTo(given, name) ?? "";
  return html`<input class="line" type="text" id="${fieldId(name)}" name="${name}" aria-label="${words.otherWords}" placeholder="${words.otherWords}" maxlength="${longestLine}" value="${text}" dir="auto">`;
}

/** A place to choose for each option: what dragging would do, without a script. */
export function rankingField(question: RankingQuestion, view: View, legend: Markup): Markup {
  const { key, options } = question;
  const { shown, attributes } = notes(question, view);
  const places = options.map((_, index) => String(index + 1));
  const rows = ordered(question, view).map((option, index) => {
    const name = `${key}.${option.key}`;
    const id = index === 0 ? fieldId(key) : fieldId(name);
    const chosen = answerTo(view.given, name);
    const choices = places.map(
      (place) => html`<option${chosen === place && html` selected`}>${place}</option>`,
    );
    return html`<div class="rank"><label for="${id}" dir="auto">${view.say(option.label)}</label><select id="${id}" name="${name}"><option value="">–</option>${choices}</select></div>
`;
  });
  return html`<fieldset${attributes}><legend>${legend}</legend>${shown}<p class="hint">${view.words.rankHint(options.length)}</p>
${rows}</fieldset>`;
}

/** Where to call, and when. */
export function callbackField(question: CallbackQuestion, view: View, legend: Markup): Markup {
  const { key, options } = question;
  const { shown, attributes } = notes(question, view);
  const phone = `${key}.phone`;
  const time = `${key}.time`;
  const rows = options.map((option, index) => {
    const id = index === 0 && html` id="${fieldId(time)}"`;
    const chosen = answerTo(view.given, time) === option.key && html` checked`;
    return html`<label class="option"><input type="radio" name="${time}" value="${option.key}"${id}${chosen}><span dir="auto">${view.say(option.label)}</span></label>
`;
  });
  return html`<fieldset${attributes}><legend>${legend}</legend>${shown}<label class="part" for="${fieldId(phone)}">${view.words.contact.phone}</label><input class="line" type="tel" id="${fieldId(phone)}" name="${phone}" autocomplete="tel" maxlength="${longestLine}" value="${answerTo(view.given, phone) ?? ""}" dir="ltr">
<fieldset><legend class="part">${view.words.callTime}</legend><div class="options">
${rows}</div></fieldset></fieldset>`;
}
