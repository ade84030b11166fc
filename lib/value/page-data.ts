import { z } from "zod";
import type { SoFar } from "@/lib/analysis/so-far";
import type { Recommendation } from "@/lib/value/recommend-model";
import type { FitRun, ValueAnswer, ValueRequest } from "@/lib/value/shapes";

// What the page is handed: plain data, from a file that no path leads from to the database.

const maybe = z.number().nullable();
const WithLimits = z.object({ share: z.number(), low: z.number(), high: z.number() });

/** A group's worth; without numbers where it is too small to be shown. */
const GroupWorth = z.object({
  key: z.string(),
  n: z.int(),
  total: maybe,
  mean: maybe,
  /** 95 % limits of the mean over customers. */
  low: maybe,
  high: maybe,
});
export type GroupWorth = z.infer<typeof GroupWorth>;

/** Customers who came in one year: how many, how many of them stayed, and what those are worth. */
const CohortWorth = GroupWorth.extend({
  came: z.int(),
  /** Share who are still customers; null where the cohort is too small to be shown. */
  stayed: WithLimits.nullable(),
});
export type CohortWorth = z.infer<typeof CohortWorth>;

/** What is counted over all customers, and kept until data change. */
export const Portfolio = z.object({
  byClass: z.array(GroupWorth),
  bySegment: z.array(GroupWorth),
  byCohort: z.array(CohortWorth),
  defectors: WithLimits.extend({ left: z.int() }).nullable(),
  /** What there is to model from, in customers. */
  evidence: z.object({
    buyers: z.int(),
    repeaters: z.int(),
    dated: z.int(),
    left: z.int(),
    elements: z.int(),
    contractFits: z.boolean(),
  }),
  /** Customers who have not left and whose value is known, by where it comes from. */
  valued: z.object({ imported: z.int(), elements: z.int(), estimated: z.int() }),
  /** Of those who were customers a year ago, how many, and how many still are. */
  yearAgo: z.int(),
  stillHere: z.int(),
});
export type Portfolio = z.infer<typeof Portfolio>;
export type WorthSource = keyof Portfolio["valued"];

/** What five points more of yearly retention bring, with the limits that retention's own carry. */
export interface LoyaltyEffect {
  n: number;
  retention: number;
  raised: number;
  gain: number;
  low: number;
  high: number;
}

/** The portfolio, with what the fit of the moment adds to it. */
export interface Worth extends Portfolio {
  recommendation: Recommendation | null;
  loyaltyEffect: LoyaltyEffect | null;
}

export interface ValuePage {
  currency: string;
  timeZone: string;
  fit: { answer: ValueAnswer; request: ValueRequest; fittedAt: Date } | null;
  /** The fit somebody asked for last. */
  run: FitRun | null;
  worth: SoFar<Worth>;
}
