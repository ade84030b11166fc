import { byConstruction } from "@/lib/analysis/choose-variables";
import { countWord, decimals, figure, percent } from "@/lib/analysis/figures";
import { named } from "@/lib/analysis/findings";
import type {
  CorrelationCell,
  Driver,
  DriversAnswer,
  Quadrant,
  ResultMeta,
  Variable,
} from "@/lib/analysis/shapes";

// What stands under and beside the panels of the analysis, on the page and in reports of it.

export const levelWords: Record<Variable["level"], string> = {
  technical: "Technical",
  operational: "Operational",
  experience: "Experience",
  strategic: "Strategic",
  value: "Value",
};

export const quadrantWords: Record<Quadrant, string> = {
  "fix-first": "Fix first",
  "keep-up": "Keep up",
  watch: "Watch",
  maintain: "Maintain",
};

export const unitWords: Record<ResultMeta["grain"], string> = {
  interaction: "interactions",
  period: "days of a team",
  customer: "customers",
  mixed: "rows",
};

export const oneUnit: typeof unitWords = {
  interaction: "interaction",
  period: "day of a team",
  customer: "customer",
  mixed: "row",
};

/** @example counted(4054, "interaction") // → "4,054 interactions" */
export function counted(n: number, grain: ResultMeta["grain"]): string {
  return `${figure(n)} ${(n === 1 ? oneUnit : unitWords)[grain]}`;
}

/** "n = 4,054 interactions; left out: 946 without NPS answer" */
export function basis(
  { n, excluded, grain }: ResultMeta,
  labelOf: (key: string) => string = (key) => key,
): string {
  const reasons = Object.entries(excluded).map(([reason, count]) => {
    const key = reason.replace(/^no /, "");
    if (key === reason) return `${figure(count)} ${reason}`;
    return `${figure(count)} without ${labelOf(key)}`;
  });
  const left = reasons.length > 0 ? `; left out: ${reasons.join(", ")}` : "";
  return `n = ${counted(n, grain)}${left}`;
}

/** How the shares and intervals were made, in one line. */
export function driversMethod(answer: DriversAnswer): string {
  const measure = answer.intervalOf === "lmg" ? "LMG shares" : "relative weights";
  const bootstrap =
    answer.samples > 0
      ? `, 95 % intervals from ${figure(answer.samples)} resamples of ${figure(answer.clusters)} ${resampled(answer)}`
      : "";
  return `Least squares, ${measure} of R² = ${decimals(answer.r2, 2)}${bootstrap}. Association, not cause.`;
}

/** Days where days are the units; else customers, or the rows themselves where nobody is known. */
function resampled({ meta, clusters, n }: DriversAnswer): string {
  if (meta.grain === "period") return "days";
  return clusters === n && meta.grain === "interaction" ? "rows" : "customers";
}

export const droppedWords = {
  "no-variation": "it never varies in these rows",
  collinear: "it says exactly what other conditions say",
  "no-values": "it has no values in these rows",
};

/** Which way a condition goes with the outcome, and whether only one of its ends counts. */
export function directionOf({ coefficient, q, asymmetry }: Driver): string {
  const way = coefficient > 0 ? "more goes with higher" : "more goes with lower";
  const sure = q < 0.05 ? way : "no clear direction";
  const words = {
    hurts: ", only hurts when poor",
    delights: ", only delights when good",
    both: "",
    neither: "",
  };
  return `${sure}${asymmetry && q < 0.05 ? words[asymmetry] : ""}`;
}

/** Only what is surely important is worth fixing. */
export function whereToAct(
  answer: Pick<DriversAnswer, "drivers" | "keyDrivers">,
  outcome: Variable,
  labelOf: (key: string) => string,
): string {
  if (answer.keyDrivers.length === 0) {
    return `No condition matters for ${named(outcome)} beyond chance, so the map advises nothing.`;
  }
  const first = answer.drivers.filter(
    ({ key, quadrant }) => quadrant === "fix-first" && answer.keyDrivers.includes(key),
  );
  if (first.length === 0) return `No key driver of ${named(outcome)} is weaker than the rest.`;
  return `Important for ${named(outcome)} and weaker than the rest: ${first.map(({ key }) => labelOf(key)).join(", ")}.`;
}

/** How many pairs are beyond chance, and the strongest link between conditions and outcomes. */
export function matrixFinding(
  cells: readonly CorrelationCell[],
  variables: readonly Variable[],
): string {
  const byKey = new Map(variables.map((variable) => [variable.key, variable]));
  const tested = cells.filter(({ p }) => p !== null);
  const sure = tested.filter(({ q }) => q !== null && q < 0.05);
  if (tested.length === 0) return "No two of these can be compared yet: more rows are needed.";
  if (sure.length === 0) {
    return `None of ${figure(tested.length)} pairs goes together beyond chance.`;
  }
  const across = sure.filter(
    ({ x, y }) =>
      byKey.get(x)?.level !== byKey.get(y)?.level &&
      !byConstruction(byKey.get(x) ?? { key: x }, byKey.get(y) ?? { key: y }),
  );
  const strongest = [...across].sort((a, b) => Math.abs(b.r ?? 0) - Math.abs(a.r ?? 0))[0];
  const count = `${figure(sure.length)} of ${figure(tested.length)} pairs ${sure.length === 1 ? "goes" : "go"} together beyond chance (q < 0.05)`;
  if (!strongest) return `${count}.`;
  const names = [strongest.x, strongest.y].map((key) => byKey.get(key)?.label ?? key);
  return `${count}. The strongest link between ${countWord(2)} levels: ${names[0]} and ${names[1]}, ${decimals(strongest.r ?? 0, 2)}.`;
}

/** What the dotted line of the importance bars is. */
export function thresholdWords(threshold: number): string {
  return `Chance alone reaches ${percent(threshold)}: the 95th percentile of the best condition when outcomes are shuffled.`;
}

/** How the map of where to act was made. */
export const mapNote =
  "Performance: ratings by where their mean lies on the scale; measurements by where it lies between the 5th and 95th percentile of all data, in the good direction. Lines at the means.";
