import { z } from "zod";
import { Sample } from "@/lib/analysis/sample";
import type { ScoreChange } from "@/lib/analysis/score-change";
import type { ScoreStep } from "@/lib/analysis/score-question";
import { type ScoreGroup, Variable } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";

// What the page of scores is handed: plain data, apart from what reads the database.

/** A period's score, and the limits within which it is no news. */
export interface CoursePoint extends ScoreGroup {
  limits: { low: number; high: number } | null;
  news: "up" | "down" | null;
}

export interface ScoreCourse {
  metric: MetricName;
  step: ScoreStep;
  overall: ScoreGroup | null;
  /** Against the equally long time just before; null where no time was chosen. */
  before: { from: string; to: string; change: ScoreChange | null } | null;
  /** Answers left out, by reason. */
  excluded: Record<string, number>;
  course: CoursePoint[];
}

/** One group of the split beside everybody else, and what is to be expected of it. */
export interface SplitRow {
  group: ScoreGroup;
  /** Against all other groups; null where one of the two is withheld. */
  change: ScoreChange | null;
  /** The difference is beyond chance, corrected for the number of groups. */
  sure: boolean;
  /** Empirical Bayes: drawn towards the mean of all groups by how little is known of it. */
  expected: { mean: number; low: number; high: number } | null;
}

export interface ScoreSplit {
  metric: MetricName;
  by: string;
  label: string;
  /** Measurements are cut into fifths, which keep their order; names are ranked. */
  ranked: boolean;
  /** Of all groups that are shown. */
  overall: number | null;
  groups: number;
  withheld: number;
  /** Among all groups, those that differ from the others beyond chance: how many, and the farthest. */
  standOut: { count: number; farthest: { key: string; value: number }[] };
  /** Some group was compared with the others. */
  compared: boolean;
  matching: number;
  /** One page of the groups that match. */
  rows: SplitRow[];
  first: number;
  next: number | null;
}

const maybe = z.number().nullable();

/** How a variable is distributed among those who answered, or among those who did not. */
const AskedMoments = z.object({ n: z.int(), mean: maybe, variance: maybe });
export type AskedMoments = z.infer<typeof AskedMoments>;

/** One condition or value among those who answered and those who did not. */
const AskedDifference = z.object({
  variable: Variable,
  answered: AskedMoments,
  silent: AskedMoments,
  /** Mean of those who answered less that of the others, with its interval. */
  difference: z.number(),
  low: z.number(),
  high: z.number(),
  /** In standard deviations of those who did not answer. */
  size: z.number(),
  /** Beyond chance, corrected for the number of variables looked at. */
  sure: z.boolean(),
});
export type AskedDifference = z.infer<typeof AskedDifference>;

/** Nothing where nobody was asked. */
export const MaybeNonResponse = z
  .object({
    asked: z.int(),
    answered: z.int(),
    rate: z.object({ share: z.number(), low: z.number(), high: z.number() }),
    differences: z.array(AskedDifference),
  })
  .nullable();
export type NonResponse = NonNullable<z.infer<typeof MaybeNonResponse>>;

const Estimate = z.object({ value: z.number(), low: z.number(), high: z.number() });

/** NPS with every customer counting alike, and with each counting by their lifetime value. */
export const WeightedScore = z
  .object({
    n: z.int(),
    customers: z.int(),
    /** Customers whose value is below zero: they count as nothing. */
    negative: z.int(),
    /** How many customers of equal value would say as much. */
    effective: z.number(),
    plain: Estimate,
    weighted: Estimate,
    sample: Sample.optional(),
  })
  .nullable();
export type WeightedScore = z.infer<typeof WeightedScore>;

/** Of whom the propensity to answer was estimated. */
const Asked = {
  asked: z.int(),
  answered: z.int(),
  /** One in how many customers was looked at, and the invitations of the others. */
  oneIn: z.int(),
  unread: z.int(),
};

/** NPS weighted by the inverse of the propensity to answer, or why there is none. */
export const ReweightedScore = z
  .discriminatedUnion("status", [
    z.object({
      ...Asked,
      status: z.literal("ok"),
      n: z.int(),
      customers: z.int(),
      /** How many equally weighted customers would say as much. */
      effective: z.number(),
      /** Answers whose weight was cut at the 1st or 99th percentile. */
      trimmed: z.int(),
      plain: Estimate,
      weighted: Estimate,
      /** What the propensity was estimated from, the largest difference first. */
      conditions: z.array(z.string()),
    }),
    z.object({
      ...Asked,
      status: z.enum([
        "too-few-rows",
        "no-variation",
        "collinear",
        "ill-conditioned",
        "separation",
      ]),
    }),
  ])
  .nullable();
export type ReweightedScore = z.infer<typeof ReweightedScore>;
