/** A form as a browser has it: what it would send as it stands, and what it offers. */
export interface PlayedForm {
  /** Fields that are sent whatever the customer does. */
  fixed: Map<string, string>;
  /** Values a field can be given, by its name; free text where there is no list. */
  offered: Map<string, string[] | "text" | "date" | "email" | "tel" | "number">;
}

const entities: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'" };

const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replace(/&([a-z]+|#39);/g, (all, entity: string) => entities[entity] ?? all);

/** Reads a rendered page's form; its markup is ours, so that patterns are enough. For tests. */
export function playedForm(markup: string): PlayedForm {
  const form: PlayedForm = { fixed: new Map(), offered: new Map() };
  for (const [tag] of markup.matchAll(/<(?:input|textarea)\b[^>]*>/g)) readField(form, tag);
  for (const [, name = "", inside = ""] of markup.matchAll(
    /<select[^>]* name="([^"]*)"[^>]*>(.*?)<\/select>/g,
  )) {
    const places = [...inside.matchAll(/<option(?: selected)?>(\d+)/g)].map(([, n = ""]) => n);
    form.offered.set(name, places);
  }
  return form;
}

function readField({ fixed, offered }: PlayedForm, tag: string): void {
  const name = attribute(tag, "name") ?? "";
  const type = tag.startsWith("<textarea") ? "text" : attribute(tag, "type");
  const value = attribute(tag, "value") ?? "";
  if (type === "hidden") fixed.set(name, value);
  else if (type === "radio" || type === "checkbox") {
    const before = offered.get(name);
    offered.set(name, [...(Array.isArray(before) ? before : []), value]);
  } else offered.set(name, kindOf(tag, type));
}

function kindOf(tag: string, type: string | undefined) {
  if (tag.includes('inputmode="decimal"')) return "number";
  return type === "date" || type === "email" || type === "tel" ? type : "text";
}
