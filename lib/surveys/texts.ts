import type { Definition } from "./definition";
import type { Question } from "./question-kinds";

/** One text a customer reads: where it stands, in words that stay the same, and what it says. */
export interface Text {
  /** Such as "title", "nps.wording" or "reason.option.price"; keys begin with no capital words of ours. */
  place: string;
  text: string;
  /** The question it belongs to. */
  question?: string;
}

type Slot = readonly [place: string, text: string | undefined];

function questionSlots(question: Question): Slot[] {
  const { kind, wording, hint } = question;
  const said: Slot[] = [
    ["wording", wording],
    ["hint", hint],
  ];
  if (kind === "scale") said.push(["stem", question.stem]);
  if (kind === "scale" || kind === "number") {
    said.push(["min", question.scale.minLabel], ["max", question.scale.maxLabel]);
  }
  if (kind === "statement") said.push(["text", question.text]);
  if (kind === "choice" || kind === "ranking" || kind === "callback") {
    said.push(...question.options.map(({ key, label }): Slot => [`option.${key}`, label]));
  }
  if (kind === "choice") said.push(["other", question.other]);
  return said;
}

function ownSlots({ title, introduction, thanks, look }: Definition): Slot[] {
  return [
    ["title", title],
    ["introduction", introduction],
    ["thanks.everyone", thanks.everyone],
    ["thanks.promoter", thanks.promoter],
    ["thanks.passive", thanks.passive],
    ["thanks.detractor", thanks.detractor],
    ["thanks.link", thanks.link?.label],
    ["look.logo", look?.logo?.alternative],
  ];
}

const said = ([, text]: Slot) => text !== undefined && text !== "";

/** The texts of one question. */
export function textsOfQuestion(question: Question): Text[] {
  return questionSlots(question)
    .filter(said)
    .map(([place, text = ""]) => ({
      place: `question.${question.key}.${place}`,
      text,
      question: question.key,
    }));
}

/** Every text of a survey that customers read, in the order in which they read it. */
export function textsOf(definition: Definition): Text[] {
  const own = ownSlots(definition)
    .filter(said)
    .map(([place, text = ""]): Text => ({ place, text }));
  const before = own.filter(({ place }) => place === "title" || place === "introduction");
  const after = own.filter((text) => !before.includes(text));
  return [...before, ...definition.questions.flatMap(textsOfQuestion), ...after];
}
