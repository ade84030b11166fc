// PostgreSQL stores neither NUL nor half a surrogate pair, in text as in jsonb.
const unstorable = /\0|\p{Surrogate}/u;
const allUnstorable = new RegExp(unstorable, "gu");

/** True when the database can keep this text. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}

/** What the database can keep of a text that nobody is there to be asked about. */
export function storablePart(text: string): string {
  return text.replace(allUnstorable, "");
}
