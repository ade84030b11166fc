import { type Found, type LookUp, subjectPattern, unknown } from "./logic";

const pipe = () => new RegExp(`\\{\\{\\s*(${subjectPattern})\\s*(?:\\|([^{}]*))?\\}\\}`, "g");

/** What a text takes from answers and fields: "{{customer.name|there}}" names `customer.name`. */
export function pipedSubjects(text: string): string[] {
  return text.includes("{{") ? [...text.matchAll(pipe())].map(([, subject = ""]) => subject) : [];
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
