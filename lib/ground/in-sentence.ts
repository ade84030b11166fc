/** A label inside a sentence: what is no abbreviation begins with a small letter. @example inSentence("E-mail") // → "e-mail" */
export function inSentence(label: string): string {
  return label.replace(/^\p{Lu}(?=[\p{Ll}-])/u, (letter) => letter.toLowerCase());
}
