const abbreviations = new Set(["sms", "qr", "ivr", "api"]);

/**
 * What a system calls something, as a person reads it; what a person wrote stays as it is.
 *
 * @example nameOfKey("technical_support") // → "Technical support"
 */
export function nameOfKey(key: string): string {
  if (!/^[a-z0-9]+([_-][a-z0-9]+)*$/.test(key)) return key;
  const words = key
    .split(/[_-]/)
    .map((word) => (abbreviations.has(word) ? word.toUpperCase() : word));
  const text = words.join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}
