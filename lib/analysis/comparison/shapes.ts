import { z } from "zod";
import { AnalysisFilter, grains, ResultMeta } from "@/lib/analysis/shapes";

const key = z.string().trim().min(1).max(200);

/** Two selections of which no answer is in both, and what is compared beside their scores. */
export const ComparisonRequest = z
  .strictObject({
    a: AnalysisFilter,
    b: AnalysisFilter,
    /** Whose means are compared; without any, all conditions and values. */
    variables: z.array(key).min(1).max(60).optional(),
    /** What is explained on both sides, by which drivers: both or neither. */
    outcome: key.optional(),
    drivers: z.array(key).min(1).max(12).optional(),
    grain: z.enum(grains).optional(),
    seed: z.int().min(0).max(4_294_967_294).optional(),
  })
  .refine(({ outcome, drivers }) => (outcome === undefined) === (drivers === undefined), {
    path: ["drivers"],
    message: "An outcome and its drivers are given together.",
  });
export type ComparisonRequest = z.infer<typeof ComparisonRequest>;

const maybe = z.number().nullable();

/** One quantity of one selection; without its numbers when that has too few to be shown. */
const ComparedSide = z.object({
  n: z.int(),
  value: maybe,
  ciLow: maybe,
  ciHigh: maybe,
  withheld: z.literal(true).optional(),
});
export type ComparedSide = z.infer<typeof ComparedSide>;

/** One quantity of both: that of a less that of b, in the unit of the quantity. */
export const Compared = z.object({
  key: z.string(),
  a: ComparedSide,
  b: ComparedSide,
  difference: maybe,
  ciLow: maybe,
  ciHigh: maybe,
  /** Null where neither side varies. */
  p: maybe,
  /** Corrected for the number of quantities that stand beside this one. */
  q: maybe,
  /** False: the difference lies inside its noise and is no news. */
  beyondNoise: z.boolean(),
  /** Of means and coefficients: the standard deviation of one value of the variable in b. */
  sd: z.number().optional(),
});
export type Compared = z.infer<typeof Compared>;

/** Why there is no regression of one of the sides, or of both. */
const comparedStatuses = [
  "ok",
  "too-few-rows",
  "no-variation",
  "collinear",
  "ill-conditioned",
  "separation",
] as const;

const Model = z.object({ n: z.int(), r2: maybe });

export const ComparedDrivers = z.object({
  outcome: z.string(),
  status: z.enum(comparedStatuses),
  a: Model,
  b: Model,
  coefficients: z.array(Compared),
  /** Shares of the variance of the outcome (LMG); empty where customers are too few to resample. */
  importance: z.array(Compared),
  samples: z.int(),
  /** Left out of both, because one of the sides cannot tell their part. */
  dropped: z.array(z.object({ key: z.string(), reason: z.enum(["no-variation", "collinear"]) })),
});
export type ComparedDrivers = z.infer<typeof ComparedDrivers>;

export const ComparedConditions = z.object({
  means: z.array(Compared),
  drivers: ComparedDrivers.nullable(),
  meta: ResultMeta,
});
export type ComparedConditions = z.infer<typeof ComparedConditions>;

export const ComparisonAnswer = ComparedConditions.extend({ scores: z.array(Compared) });
export type ComparisonAnswer = z.infer<typeof ComparisonAnswer>;
