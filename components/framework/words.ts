import { figure, signed } from "@/lib/analysis/figures";
import type { PictureArrow } from "@/lib/framework/picture";

/** One arrow in a sentence: what goes with what, how much, how sure. */
export function arrowSentence({ from, to, term, n, isClear }: PictureArrow): string {
  const { coefficient, ciLow, ciHigh, byConstruction, fixed } = term;
  const amount = figure(Math.abs(coefficient));
  const unit = to.unit ? ` ${to.unit}` : "";
  const way = coefficient < 0 ? "lower" : "higher";
  const limits =
    fixed || ciLow === null || ciHigh === null
      ? ""
      : ` (95 %: ${figure(ciLow)} to ${figure(ciHigh)})`;
  const per = from.unit ? `One ${from.unit} more of ${from.label}` : `One more of ${from.label}`;
  const said = `${per} goes with ${amount}${unit} ${way} ${to.label}${limits}, n = ${figure(n)}.`;
  if (fixed) return `${said} Fixed by hand: this is not estimated.`;
  if (byConstruction) return `${said} By construction: this is arithmetic, not evidence.`;
  return isClear ? said : `${said} Zero is inside: this may be chance.`;
}

/** How strong an arrow is, in standard deviations of both ends. */
export function strength({ term }: PictureArrow): string {
  return signed(term.standardised, 2);
}
