import type { Variable } from "@/lib/analysis/shapes";

/** What is known of a customer as a number; `clv` as imported, estimated, or from its four elements. */
export const customerFields = [
  "clv",
  "annualRevenue",
  "annualMargin",
  "grossMargin",
  "costToServe",
  "acquisitionCost",
  "tenure",
  "retained",
  "probabilityAlive",
] as const;
export type CustomerField = (typeof customerFields)[number];

type Described = Pick<Variable, "label" | "level" | "unit" | "direction">;

/** The field as a variable; money in the organisation's currency. */
export function customerVariable(field: CustomerField, currency: string, n: number): Variable {
  const perYear = `${currency} a year`;
  const described: Record<CustomerField, Described> = {
    clv: { label: "Customer lifetime value", level: "value", unit: currency, direction: "higher" },
    annualRevenue: { label: "Annual revenue", level: "value", unit: perYear, direction: "higher" },
    annualMargin: { label: "Annual margin", level: "value", unit: perYear, direction: "higher" },
    grossMargin: { label: "Gross margin", level: "value", unit: null, direction: "higher" },
    costToServe: { label: "Cost to serve", level: "value", unit: perYear, direction: "lower" },
    acquisitionCost: {
      label: "Acquisition cost",
      level: "value",
      unit: currency,
      direction: "lower",
    },
    tenure: { label: "Tenure", level: "strategic", unit: "years", direction: "higher" },
    retained: { label: "Retention", level: "strategic", unit: null, direction: "higher" },
    probabilityAlive: {
      label: "Probability alive",
      level: "strategic",
      unit: null,
      direction: "higher",
    },
  };
  return {
    key: `customer.${field}`,
    ...described[field],
    kind: field === "retained" ? "binary" : "continuous",
    grain: "customer",
    n,
    scale: null,
    role: "outcome",
  };
}
