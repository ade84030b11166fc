import type { Recommendation } from "@/lib/value/recommend-model";
import type { FitRun, ValueAnswer, ValueRequest } from "@/lib/value/shapes";

// What the page is handed: plain data, from a file that no path leads from to the database.

/** A group's worth; without numbers where it is too small to be shown. */
export interface GroupWorth {
  key: string;
  n: number;
  total: number | null;
  mean: number | null;
  /** 95 % limits of the mean over customers. */
  low: number | null;
  high: number | null;
}

/** Customers who came in one year: how many, how many of them stayed, and what those are worth. */
export interface CohortWorth extends GroupWorth {
  came: number;
  /** Share who are still customers; null where the cohort is too small to be shown. */
  stayed: { share: number; low: number; high: number } | null;
}

/** What five points more of yearly retention bring, with the limits that retention's own carry. */
export interface LoyaltyEffect {
  n: number;
  retention: number;
  raised: number;
  gain: number;
  low: number;
  high: number;
}

export interface ValuePage {
  currency: string;
  timeZone: string;
  fit: { answer: ValueAnswer; request: ValueRequest; fittedAt: Date } | null;
  /** The fit somebody asked for last. */
  run: FitRun | null;
  recommendation: Recommendation | null;
  /** Customers whose value came with the data. */
  imported: number;
  byClass: GroupWorth[];
  bySegment: GroupWorth[];
  byCohort: CohortWorth[];
  defectors: { left: number; share: number; low: number; high: number } | null;
  loyaltyEffect: LoyaltyEffect | null;
}
