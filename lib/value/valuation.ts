import type { Estimates } from "@/lib/value/estimates";
import type { ValueAnswer } from "@/lib/value/shapes";

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
