/** HTML that is safe to send: made by the tag below, never from a plain string. */
export interface Markup {
  readonly markup: string;
}

/** What may be put into a template. */
export type Part = Markup | string | number | false | undefined | readonly Part[];

const entities: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as it may stand between tags and inside quoted attributes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

function rendered(part: Part): string {
  if (part === false || part === undefined) return "";
  if (typeof part === "string") return escapeHtml(part);
  if (typeof part === "number") return String(part);
  return "markup" in part ? part.markup : part.map(rendered).join("");
}

/** Fills a template of HTML; every text put into it is escaped, attributes must be quoted. */
export function html(fixed: TemplateStringsArray, ...parts: Part[]): Markup {
  const markup = fixed.reduce((all, piece, index) => `${all}${rendered(parts[index - 1])}${piece}`);
  return { markup };
}

/** Our own constants (style, script) as they are; never for text from outside. */
export function verbatim(constant: string): Markup {
  return { markup: constant };
}
