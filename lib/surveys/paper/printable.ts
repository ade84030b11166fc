import { legible } from "@/lib/drawing/legible";
import type { Definition } from "../definition";
import { inLanguage, languagesOf } from "../languages";
import { wordsFor } from "../page/words";
import { textsOf } from "../texts";
import type { PaperLanguage } from "./paper-language";

/**
 * What of a text can be printed. Signs without a letter for them, such as emoji, are left out; a script
 * that the fonts do not have, or that would have to be shaped or run from right to left, is not.
 */
export function forPaper(text: string): string {
  const parts = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return parts.filter((part) => /\s/.test(part) || legible(part).isWhole).join("");
}

/** Whether every letter and digit of a text can be printed. */
export function isPrintable(text: string): boolean {
  return [...text].every((sign) => !/[\p{L}\p{N}]/u.test(sign) || legible(sign).isWhole);
}

/** The languages of a survey; one with any letter that cannot be printed is left out as a whole. */
export function paperLanguages(definition: Definition): PaperLanguage[] {
  return languagesOf(definition).map((tag) => {
    const { definition: read, language } = inLanguage(definition, tag);
    const said = [...textsOf(read).map(({ text }) => text), wordsFor(language).thanks];
    return { tag, printable: said.every(isPrintable) };
  });
}
