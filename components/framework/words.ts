import { figure, signed } from "@/lib/analysis/figures";
import { counted, oneUnit } from "@/lib/analysis/panel-words";
import type { Grain } from "@/lib/analysis/shapes";
import type { PictureArrow } from "@/lib/framework/picture";
import { inSentence } from "@/lib/ground/in-sentence";

const unitNames: Record<string, string> = {
  s: "second",
  min: "minute",
  h: "hour",
  "%": "percentage point",
};

/** One of a unit, as a sentence says it. @example oneOf("s") // → "One second" */
export function oneOf(unit: string): string {
  return `One ${unitNames[unit] ?? unit}`;
}

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
  const per = `${from.unit ? oneOf(from.unit) : "One"} more of ${inSentence(from.label)}`;
  const effect = `${amount}${unit} ${way} ${inSentence(to.label)}${limits}`;
  const said = `${per} goes with ${effect}, n = ${figure(n)}.`;
  if (fixed) return `${said} Fixed by hand: this is not estimated.`;
  if (byConstruction) return `${said} By construction: this is arithmetic, not evidence.`;
  return isClear ? said : `${said} Zero is inside: this may be chance.`;
}

/** How strong an arrow is, in standard deviations of both ends. */
export function strength({ term }: PictureArrow): string {
  return signed(term.standardised, 2);
}

export function leftOutTitle(grain: Grain, variables: number): string {
  const those = variables === 1 ? "one variable is" : `${variables} variables are`;
  return `Per ${oneUnit[grain]}, ${those} left out: seldom known beside the others`;
}

/** Why some variables are not in the chain, and on how many the rest of it stands. */
export function leftOutLead(grain: Grain, left: readonly { n: number }[]): string {
  const [first] = left;
  const it = left.length === 1 ? "it" : "them";
  return (
    `Too few rows have ${it} together with the other variables. Without ${it}, the arrows are ` +
    `measured where everything else is known: ${counted(first?.n ?? 0, grain)}.`
  );
}

/** Of how many everything is known that the arrows would need. */
export function coverageLead(grain: Grain, n: number, variables: number): string {
  const those = n === 0 ? `no ${oneUnit[grain]}` : `only ${counted(n, grain)}`;
  return (
    `All ${variables} variables together are known of ${those}: an arrow is measured where ` +
    "everything is known."
  );
}
