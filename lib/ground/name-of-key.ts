const abbreviations = new Set(["sms", "qr", "ivr", "api"]);

/**
 * What a system calls something, as a person reads it; what a person wrote stays as it is, and so
 * do hyphens, which words have of their own: "In-app", "E-mail".
 *
 * @example nameOfKey("technical_support") // → "Technical support"
 */
export function nameOfKey(key: string): string {
  if (!/^[a-z0-9]+([_-][a-z0-9]+)*$/.test(key)) return key;
  const text = key
    .replaceAll("_", " ")
    .replace(/[a-z0-9]+/g, (word) => (abbreviations.has(word) ? word.toUpperCase() : word));
  return text.charAt(0).toUpperCase() + text.slice(1);
}
