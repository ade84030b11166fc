import { figure, signed } from "@/lib/analysis/figures";
import { counted, oneUnit } from "@/lib/analysis/panel-words";
import type { Grain } from "@/lib/analysis/shapes";
import type { FrameworkPicture, PictureArrow } from "@/lib/framework/picture";
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

type Left = FrameworkPicture["leftOut"][number];

/** What one row of a unit is, and several. */
export const rowsOf: Record<Left["unit"], string> = {
  interaction: "interactions",
  "team-day": "days of a team",
  day: "days",
  customer: "customers",
};

const oneRowOf: typeof rowsOf = {
  interaction: "interaction",
  "team-day": "day of a team",
  day: "day",
  customer: "customer",
};

/** @example countedRows(3150, "day") // → "3,150 days" */
export function countedRows(n: number, unit: Left["unit"]): string {
  return `${figure(n)} ${(n === 1 ? oneRowOf : rowsOf)[unit]}`;
}

export function leftOutTitle(unit: Left["unit"], variables: number): string {
  const those = variables === 1 ? "one variable is" : `${variables} variables are`;
  return `Per ${oneRowOf[unit]}, ${those} left out: seldom known beside the others`;
}

/** Why some variables are not in the chain, and on how many rows of their unit the rest of it stands. */
export function leftOutLead(
  unit: Left["unit"],
  left: readonly Pick<Left, "reason" | "n">[],
): string {
  const it = left.length === 1 ? "it" : "them";
  const n = left[0]?.n ?? null;
  const rest =
    n === null
      ? `Without ${it}, there is no arrow to measure per ${oneRowOf[unit]}.`
      : `Without ${it}, the arrows are measured where everything else is known: ${countedRows(n, unit)}.`;
  return `${whyLeft(left)} ${rest}`;
}

function whyLeft(left: readonly Pick<Left, "reason">[]): string {
  const dear = left.filter(({ reason }) => reason === "costs-rows").length;
  const it = left.length === 1 ? "it" : "them";
  const rare = `Too few rows have ${it} together with the other variables`;
  const costs = "more than half of the rows that have all other variables";
  if (dear === 0) return `${rare}.`;
  if (dear === left.length) return `With ${it}, ${costs} could not be used.`;
  return `${rare}, or ${costs} could not be used with them.`;
}

/** Why one variable is not in the chain. */
export const reasonsToLeave: Record<Left["reason"], string> = {
  "too-few-rows": "too few rows",
  "costs-rows": "costs too many rows",
};

/** Of how many everything is known that the arrows would need. */
export function coverageLead(grain: Grain, n: number, variables: number): string {
  const those = n === 0 ? `no ${oneUnit[grain]}` : `only ${counted(n, grain)}`;
  return (
    `All ${variables} variables together are known of ${those}: an arrow is measured where ` +
    "everything is known."
  );
}
