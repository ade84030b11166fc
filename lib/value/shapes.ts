import { z } from "zod";
import { Day } from "@/lib/ground/moment";

const valueModels = ["simple", "contractual", "purchases"] as const;

/** What a customer is worth, by which model, how far ahead, and at what discount. */
export const ValueRequest = z.strictObject({
  model: z.enum(valueModels),
  /** Per year; of `cohorts`, per renewal. */
  discountRate: z.number().min(0).max(10).default(0.1),
  horizonMonths: z.int().min(1).max(600).default(36),
  /** The unit of the parameters; recency and age are exact days. */
  granularity: z.enum(["day", "week"]).default("week"),
  /** The last day that is looked at; later purchases test the model. */
  calibrationEnd: Day.optional(),
  /** Customers at the start, then after each renewal. */
  cohorts: z.array(z.int().min(0).max(1_000_000_000)).min(2).max(600).optional(),
});
export type ValueRequest = z.infer<typeof ValueRequest>;

const maybe = z.number().nullable();

const BgNbdParameters = z.object({ r: maybe, alpha: maybe, a: maybe, b: maybe });
const GammaGammaParameters = z.object({ p: maybe, q: maybe, gamma: maybe });
const SbgParameters = z.object({ alpha: maybe, beta: maybe });

/** Of one model: those of purchases, of contracts, or the share of customers kept a year. */
const Parameters = z.union([
  z.object({ bgnbd: BgNbdParameters, gammaGamma: GammaGammaParameters }),
  z.object({ sbg: SbgParameters }),
  z.object({ retention: maybe }),
]);
export type Parameters = z.infer<typeof Parameters>;

/** Repeat purchases after the calibration: what came, and what was expected beforehand. */
export const Holdout = z.object({
  from: z.string(),
  to: z.string(),
  actual: z.number(),
  expected: z.number(),
  /** Of all customers since the first day, week by week. */
  weeks: z.array(z.object({ week: z.int(), actual: z.number(), expected: z.number() })),
  /** Customers by what was expected of them: least first. */
  deciles: z.array(z.object({ n: z.int(), actual: z.number(), expected: z.number() })),
});
export type Holdout = z.infer<typeof Holdout>;

export const ValueAnswer = z.object({
  model: z.enum(valueModels),
  parameters: Parameters,
  standardErrors: Parameters,
  logLikelihood: z.union([
    z.object({ bgnbd: z.number(), gammaGamma: maybe }),
    z.number(),
    z.null(),
  ]),
  converged: z.boolean(),
  /** Why there is no value, in one sentence, where there is none. */
  problem: z.string().nullable(),
  customers: z.object({
    n: z.int(),
    meanClv: maybe,
    totalClv: maybe,
    ciLow: maybe,
    ciHigh: maybe,
    repeaters: z.int().optional(),
  }),
  /** Share still there after each renewal, and the discounted lifetime of a new customer. */
  survival: z.array(z.number()).optional(),
  discountedLifetime: maybe.optional(),
  holdout: Holdout.nullable(),
  observedUntil: z.string().nullable(),
  currency: z.string(),
  meta: z.object({
    n: z.int(),
    excluded: z.record(z.string(), z.int()),
    grain: z.literal("customer"),
    dataVersion: z.string(),
  }),
});
export type ValueAnswer = z.infer<typeof ValueAnswer>;

/** The fit somebody asked for last. */
export interface FitRun {
  model: ValueRequest["model"];
  status: "queued" | "running" | "ended";
  /** From 0 to 1. */
  progress: number;
  /** Why it ended without a value. */
  problem: string | null;
  /** Models that gave no value when they were last fitted. */
  failed: ValueRequest["model"][];
}

/** A fit as a form asks for it: the discount in percent, no day as an empty one. */
export const FitForm = z
  .strictObject({
    model: z.enum(valueModels),
    horizonMonths: z.coerce
      .number("Enter a number.")
      .int("Enter whole months.")
      .min(1, "At least a month.")
      .max(600, "At most 600 months."),
    discountPercent: z.coerce
      .number("Enter a number.")
      .min(0, "Not below 0 %.")
      .max(1_000, "At most 1,000 %."),
    calibrationEnd: z.union([z.literal(""), Day]),
  })
  .transform(({ discountPercent, calibrationEnd, ...asked }) =>
    ValueRequest.parse({
      ...asked,
      discountRate: discountPercent / 100,
      ...(calibrationEnd !== "" && { calibrationEnd }),
    }),
  );
