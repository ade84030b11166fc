import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { byConstruction } from "@/lib/analysis/choose-variables";
import { levels } from "@/lib/analysis/shapes";

export type EdgeList = readonly (readonly [from: string, to: string])[];

// What the lifetime value of a customer is computed from, beside everything it is explained by.
const partsOfValue = new Set([
  "customer.retained",
  "customer.tenure",
  "customer.probabilityAlive",
  "customer.annualMargin",
  "customer.annualRevenue",
  "customer.grossMargin",
  "customer.costToServe",
  "customer.acquisitionCost",
]);

/** An arrow that holds because one end is computed from the other, or both from a third. */
export function isByConstruction(
  from: string,
  to: string,
  entries: readonly CatalogueEntry[],
): boolean {
  if (to === "customer.clv" && partsOfValue.has(from)) return true;
  const variableOf = (key: string) =>
    entries.find(({ variable }) => variable.key === key)?.variable ?? { key };
  return byConstruction(variableOf(from), variableOf(to));
}

/**
 * The variables of the framework unless somebody names their own: KPIs, the scores, retention, and
 * value. Ratings of aspects stay out: they explain a score by itself, asked in parts.
 */
function isInFramework({ source }: CatalogueEntry): boolean {
  if (source.from === "customer") return source.field === "retained" || source.field === "clv";
  return source.from !== "answer" && source.from !== "attribute";
}

/** Every variable on all variables of every lower level. */
export function defaultEdges(entries: readonly CatalogueEntry[]): EdgeList {
  const chosen = entries.filter(isInFramework).map(({ variable }) => variable);
  const heightOf = (level: (typeof levels)[number]) => levels.indexOf(level);
  return chosen.flatMap((to) =>
    chosen
      .filter((from) => heightOf(from.level) < heightOf(to.level))
      .map((from) => [from.key, to.key] as const),
  );
}
