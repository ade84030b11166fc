import type { Column } from "@/lib/stats/vector";
import type { Estimates } from "@/lib/value/estimates";
import type { Histories } from "@/lib/value/histories.store";
import type { Relationships } from "@/lib/value/relationships.store";
import type { ValueAnswer } from "@/lib/value/shapes";

// What is handed to the thread that computes, and what comes back: only numbers travel, in columns
// that are copied at once.

/** What customers bought. */
export type Bought = Pick<Histories, "until" | "last" | "isMargin"> &
  Record<"x" | "recency" | "age" | "value" | "marginShare" | "later", Column>;

/** How long they have been customers; an amount that is not known is not a number. */
export type Tenures = Pick<Relationships, "yearAgo" | "stillHere"> &
  Record<"months" | "gone" | "annualMargin" | "acquisitionCost", Column>;

export function boughtIn({ until, last, isMargin, ...read }: Histories): Bought {
  return {
    ...{ until, last, isMargin },
    ...{ x: Float64Array.from(read.x), recency: Float64Array.from(read.recency) },
    ...{ age: Float64Array.from(read.age), value: Float64Array.from(read.value) },
    marginShare: Float64Array.from(read.marginShare),
    later: Float64Array.from(read.later),
  };
}

export function tenuresIn({ yearAgo, stillHere, ...read }: Relationships): Tenures {
  const amounts = (column: readonly (number | null)[]) =>
    Float64Array.from(column, (amount) => amount ?? Number.NaN);
  return {
    ...{ yearAgo, stillHere },
    ...{ months: Float64Array.from(read.months), gone: Float64Array.from(read.gone) },
    ...{ annualMargin: amounts(read.annualMargin), acquisitionCost: amounts(read.acquisitionCost) },
  };
}

/** What a model says of itself. */
export type Said = Pick<
  ValueAnswer,
  "parameters" | "standardErrors" | "logLikelihood" | "converged" | "problem"
> &
  Partial<Pick<ValueAnswer, "survival" | "discountedLifetime">>;

/** And of each customer. */
export interface Valuation extends Said {
  estimates: Estimates;
  /** Bounds of the total: parameters are common to all customers, so errors do not average out. */
  total: { low: number; high: number } | null;
}
