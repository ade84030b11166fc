import type { Definition } from "./definition";
import type { Question } from "./question-kinds";
import { textsOf, textsOfQuestion } from "./texts";

/** One thing in which two versions of a survey differ. */
export interface Difference {
  /** The question it is about; absent for the survey's own texts. */
  question?: { key: string; label: string };
  what: "added" | "removed" | "moved" | "text" | "setting";
  /** Which text or setting, such as "wording" or "scale". */
  field: string;
  before?: string;
  after?: string;
}

/** What became different from one version to another, in the order of the later one. */
export function differencesOf(before: Definition, after: Definition): Difference[] {
  const earlier = new Map(before.questions.map((question) => [question.key, question]));
  const later = new Set(after.questions.map(({ key }) => key));
  const removed = before.questions.filter(({ key }) => !later.has(key));
  return [
    ...ownTexts(before, after),
    ...after.questions.flatMap((question) => {
      const was = earlier.get(question.key);
      return was ? changesOf(was, question) : [whole("added", question)];
    }),
    ...removed.map((question) => whole("removed", question)),
    ...orderOf(before, after),
    ...otherChanges(before, after),
  ];
}

const nameOf = ({ key, label }: Question) => ({ key, label });

function whole(what: "added" | "removed", question: Question): Difference {
  const said = what === "added" ? { after: question.wording } : { before: question.wording };
  return { question: nameOf(question), what, field: "question", ...said };
}

function ownTexts(before: Definition, after: Definition): Difference[] {
  const own = (definition: Definition) =>
    new Map(
      textsOf(definition)
        .filter(({ question }) => question === undefined)
        .map(({ place, text }) => [place, text]),
    );
  return textChanges(own(before), own(after));
}

function textChanges(
  before: ReadonlyMap<string, string>,
  after: ReadonlyMap<string, string>,
): Difference[] {
  const fields = [...new Set([...after.keys(), ...before.keys()])];
  return fields
    .filter((field) => before.get(field) !== after.get(field))
    .map((field) => ({ what: "text", field, ...sides(before.get(field), after.get(field)) }));
}

function sides(before: string | undefined, after: string | undefined) {
  return { ...(before !== undefined && { before }), ...(after !== undefined && { after }) };
}

function changesOf(before: Question, after: Question): Difference[] {
  const question = nameOf(after);
  const texts = textChanges(textsByField(before), textsByField(after));
  const [was, is] = [settingsOf(before), settingsOf(after)];
  const fields = [...new Set([...Object.keys(is), ...Object.keys(was)])];
  const settings = fields
    .filter((field) => was[field] !== is[field])
    .map((field): Difference => ({ what: "setting", field, ...sides(was[field], is[field]) }));
  return [...texts, ...settings].map((one) => ({ question, ...one }));
}

function textsByField(question: Question): Map<string, string> {
  const begins = `question.${question.key}.`.length;
  const texts = textsOfQuestion(question).map(({ place, text }): [string, string] => [
    place.slice(begins),
    text,
  ]);
  return new Map([["label", question.label], ...texts]);
}

/** Everything about a question that is not a text, each as one comparable text. */
function settingsOf(question: Question): Record<string, string> {
  const found: Record<string, unknown> = { ...question };
  for (const text of ["key", "wording", "label", "hint", "stem", "text", "other"]) {
    delete found[text];
  }
  if ("scale" in question) found.scale = `${question.scale.min} to ${question.scale.max}`;
  if ("options" in question) found.options = question.options.map(({ key }) => key).join(", ");
  const said = Object.entries(found).filter(([, value]) => value !== undefined && value !== false);
  return Object.fromEntries(
    said.map(([field, value]) => [
      field,
      typeof value === "string" ? value : value === true ? "yes" : JSON.stringify(value),
    ]),
  );
}

/** The order of the questions that both have, if it is another one. */
function orderOf(before: Definition, after: Definition): Difference[] {
  const shared = (one: Definition, other: Definition) => {
    const keys = new Set(other.questions.map(({ key }) => key));
    return one.questions.filter(({ key }) => keys.has(key));
  };
  const [was, is] = [shared(before, after), shared(after, before)];
  if (is.every(({ key }, place) => was[place]?.key === key)) return [];
  const labels = (questions: readonly Question[]) => questions.map(({ label }) => label).join(", ");
  return [{ what: "moved", field: "order", before: labels(was), after: labels(is) }];
}

/** Each language's translations as a whole, the look, and where the closing link leads. */
function otherChanges(before: Definition, after: Definition): Difference[] {
  const settings = ({ translations = {}, look, thanks }: Definition) =>
    new Map([
      ...Object.entries(translations).map(([tag, said]): [string, string] => [
        `translation ${tag}`,
        Object.values(said).join("\n"),
      ]),
      ...(look ? [["look", lookWords(look)] as const] : []),
      ...(thanks.link ? [["link", thanks.link.address] as const] : []),
    ]);
  return textChanges(settings(before), settings(after)).map((one) => ({ ...one, what: "setting" }));
}

/** A look in words; of a logo only its size, which differs where the image does almost surely. */
function lookWords({ logo, ...others }: NonNullable<Definition["look"]>): string {
  const said = Object.entries(others).map(([name, value]) => `${name} ${value}`);
  return [...said, ...(logo ? [`logo of ${logo.source.length} characters`] : [])].join(", ");
}

/** What a question was worded like, and from which version on. */
export interface Wording {
  wording: string;
  version: number;
}

/** The wordings of each question through the versions, for those that changed. */
export function rewordings(
  versions: readonly { version: number; definition: Definition }[],
): Map<string, Wording[]> {
  const byKey = new Map<string, Wording[]>();
  for (const { version, definition } of versions) {
    for (const { key, wording } of definition.questions) {
      const known = byKey.get(key) ?? [];
      if (known.at(-1)?.wording !== wording) byKey.set(key, [...known, { wording, version }]);
    }
  }
  return new Map([...byKey].filter(([, wordings]) => wordings.length > 1));
}
