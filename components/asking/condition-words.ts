import type { Clause, Comparison } from "@/lib/touchpoints/condition";

const either = new Intl.ListFormat("en", { type: "disjunction" });

/** How one thing is compared with another, in words. */
export const comparisonWords: Record<Comparison["is"], string> = {
  "one-of": "is",
  "none-of": "is not",
  "at-least": "is at least",
  "at-most": "is at most",
  above: "is above",
  below: "is below",
  known: "is known",
  unknown: "is not known",
};

const factWords: Record<string, string> = {
  touchpoint: "touchpoint",
  channel: "channel",
  team: "team",
  agent: "agent",
  "customer.segment": "segment",
  "customer.locale": "language",
  "customer.timezone": "time zone",
  "customer.preferredChannel": "preferred channel",
  "customer.clv": "lifetime value",
  "customer.annualRevenue": "annual revenue",
  "customer.costToServe": "cost to serve",
  "customer.acquisitionCost": "acquisition cost",
  "customer.retained": "retained",
};

/** What a fact is called; KPIs and attributes by their own key, as words. */
export function factName(fact: string): string {
  return factWords[fact] ?? fact.slice(fact.lastIndexOf(".") + 1).replaceAll("_", " ");
}

function comparisonSentence(comparison: Comparison): string {
  const start = `${factName(comparison.fact)} ${comparisonWords[comparison.is]}`;
  if ("values" in comparison) return `${start} ${either.format(comparison.values.map(String))}`;
  if ("value" in comparison) return `${start} ${comparison.value.toLocaleString("en")}`;
  return start;
}

/** A clause in words: "hold time is above 60 or segment is business". */
export function clauseWords(clause: Clause): string {
  const comparisons = "any" in clause ? clause.any : [clause];
  return comparisons.map(comparisonSentence).join(" or ");
}
