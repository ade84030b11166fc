// PostgreSQL stores neither NUL nor half a surrogate pair, in text as in jsonb.
const unstorable = /\0|\p{Surrogate}/u;

/** True when the database can keep this text. */
export function isStorable(text: string): boolean {
  return !unstorable.test(text);
}
