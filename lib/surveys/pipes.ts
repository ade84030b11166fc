import { type Found, type LookUp, subjectPattern, unknown } from "./logic";

const pipe = () => new RegExp(`\\{\\{\\s*(${subjectPattern})\\s*(?:\\|([^{}]*))?\\}\\}`, "g");

/** What a text takes from answers and fields: "{{customer.name|there}}" names `customer.name`. */
export function pipedSubjects(text: string): string[] {
  return text.includes("{{") ? [...text.matchAll(pipe())].map(([, subject = ""]) => subject) : [];
}

/** The text with one subject called by another name. */
export function pipesRenamed(text: string, from: string, to: string): string {
  if (!text.includes("{{")) return text;
  return text.replace(pipe(), (whole, subject: string) =>
    subject === from ? whole.replace(from, () => to) : whole,
  );
}

/** The text with everything filled in; what is not known becomes its fallback. */
export function filledIn(text: string, find: LookUp): string {
  if (!text.includes("{{")) return text;
  return text.replace(pipe(), (_, subject: string, fallback = "") => {
    const found = find(subject);
    return found === undefined || found === unknown ? fallback.trim() : said(found);
  });
}

function said(found: Exclude<Found, undefined>): string {
  return typeof found === "object" ? found.join(", ") : String(found);
}
