/** What both fonts have: Latin, Greek, Cyrillic, Armenian, Georgian; then signs and punctuation. */
const letters =
  /^[\u0020-\u007e\u00a0-\u02b8\u0370-\u0377\u037a-\u03ff\u0400-\u0482\u048a-\u0525\u0531-\u0587\u10d0-\u10fc\u1e00-\u1efb\u1f00-\u1ffe]$/u;
const signs =
  /^[\u2010-\u2027\u2030-\u205e\u20a0-\u20b5\u2103\u2109\u2116\u2122\u2126\u2150-\u215e\u2190-\u22ff]$/u;

const box = "□";

/**
 * A text as the fonts of a document can draw it: letters they lack, and scripts that would have to be
 * shaped or run from right to left, become boxes, one a run, rather than wrong letters.
 *
 * @example legible("Łódź 東京") // → { shown: "Łódź □", isWhole: false }
 */
export function legible(text: string): { shown: string; isWhole: boolean } {
  let isWhole = true;
  let shown = "";
  for (const letter of text.normalize("NFC").replaceAll(/\s/g, " ")) {
    if (letters.test(letter) || signs.test(letter)) {
      shown += letter;
      continue;
    }
    isWhole = false;
    if (!shown.endsWith(box)) shown += box;
  }
  return { shown, isWhole };
}
