import { z } from "zod";
import type { Unit } from "@/lib/analysis/response-matrix";
import { AnalysisFilter, grains, kinds, levels } from "@/lib/analysis/shapes";

export const VariableKey = z.string().trim().min(1).max(200);
const Edge = z.tuple([VariableKey, VariableKey]);

/** Which arrows are measured; without them, every level on all levels below it. */
export const FrameworkRequest = z.strictObject({
  edges: z.array(Edge).min(1).max(300).optional(),
  bootstrap: z
    .strictObject({
      samples: z.int().min(100).max(5_000).default(1_000),
      seed: z.int().min(0).max(4_294_967_295).default(1),
    })
    .default({ samples: 1_000, seed: 1 }),
  filter: AnalysisFilter.default({}),
});
export type FrameworkRequest = z.infer<typeof FrameworkRequest>;

const maybe = z.number().nullable();
const maybeCount = z.int().nullable();

/** Why a variable leaves: too few rows know it beside the others, or it costs too many of a few. */
const leavingReasons = ["too-few-rows", "costs-rows"] as const;
export type LeavingReason = (typeof leavingReasons)[number];

/** From fine to coarse. */
const units = ["interaction", "team-day", "day", "customer"] as const satisfies readonly Unit[];

const Term = z.object({
  key: z.string(),
  coefficient: z.number(),
  standardError: z.number(),
  standardised: z.number(),
  /** Of the coefficient, from the same draws as every effect. */
  ciLow: maybe,
  ciHigh: maybe,
  /** Part of what the outcome is computed from, and therefore no evidence. */
  byConstruction: z.boolean(),
  /** Said by an administrator instead of estimated: the same in every draw. */
  fixed: z.boolean(),
});
export type Term = z.infer<typeof Term>;

const Equation = z.object({
  outcome: z.string(),
  kind: z.literal("ols"),
  grain: z.enum(grains),
  n: z.int(),
  r2: z.number(),
  intercept: z.number(),
  terms: z.array(Term),
});
export type Equation = z.infer<typeof Equation>;

const Effect = z.object({
  from: z.string(),
  to: z.string(),
  direct: z.number(),
  indirect: z.number(),
  total: z.number(),
  /** Limits of the total effect. */
  ciLow: maybe,
  ciHigh: maybe,
  indirectLow: maybe,
  indirectHigh: maybe,
});
export type Effect = z.infer<typeof Effect>;

/** A variable of the framework, and what was seen of it. */
export const Node = z.object({
  key: z.string(),
  label: z.string(),
  level: z.enum(levels),
  kind: z.enum(kinds),
  unit: z.string().nullable(),
  direction: z.enum(["higher", "lower", "neutral"]),
  n: z.int(),
  mean: z.number(),
  sd: z.number(),
  /** 1st and 99th percentile: beyond them a prediction is extrapolation. */
  p1: z.number(),
  p99: z.number(),
});
export type Node = z.infer<typeof Node>;

export const FrameworkAnswer = z.object({
  variables: z.array(Node),
  equations: z.array(Equation),
  effects: z.array(Effect),
  /** Arrows and outcomes that could not be measured, with the reason. */
  dropped: z.array(
    z.object({ outcome: z.string(), key: z.string().nullable(), reason: z.string() }),
  ),
  /** Variables that left the equations of a unit, each once. */
  leftOut: z.array(
    z.object({
      grain: z.enum(grains),
      unit: z.enum(units).describe("The rows it was left out of: both kinds of day are periods."),
      key: z.string(),
      reason: z
        .enum(leavingReasons)
        .describe(
          "too-few-rows: too few rows know it together with the others. costs-rows: a condition " +
            "that more than half of the rows lack which know all others, while these are few.",
        ),
      known: z.int().describe("Rows that know it."),
      n: maybeCount.describe(
        "Rows that know all that stayed; null where no equation of the unit stayed.",
      ),
    }),
  ),
  /**
   * Only where nothing was measured: the rows of a grain that know all its variables; per variable
   * those that know it, and all others.
   */
  coverage: z.array(
    z.object({
      grain: z.enum(grains),
      n: z.int(),
      variables: z.array(z.object({ key: z.string(), known: z.int(), without: z.int() })),
    }),
  ),
  meta: z.object({
    n: z.int(),
    excluded: z.record(z.string(), z.int()),
    grain: z.enum([...grains, "mixed"]),
    seed: z.int(),
    samples: z.int(),
    dataVersion: z.string(),
  }),
});
export type FrameworkAnswer = z.infer<typeof FrameworkAnswer>;

/** The answer with what a what-if needs, so that it never reads the data again. */
export const FittedFramework = FrameworkAnswer.extend({
  /** Per draw the coefficients of all terms, in the order of the equations. */
  draws: z.array(z.array(z.number())),
  /** Fitted shares of outcomes that are yes or no: 101 quantiles, by key. */
  fittedShares: z.record(z.string(), z.array(z.number())),
  customersWithValue: z.int(),
  /** On how many the arrow on the way to value is measured that has fewest; days have no customers. */
  customersMeasured: z.int(),
  /** Over how many years a lifetime value is counted. */
  valueYears: z.number(),
  /** Of each KPI: each team's share of its values. */
  teamShares: z.record(z.string(), z.record(z.string(), z.number())),
  /** Points of NPS that go with one point of the mean answer; null without answers. */
  npsPerAnswer: maybe,
  currency: z.string(),
});
export type FittedFramework = z.infer<typeof FittedFramework>;

const Change = z.strictObject({
  variable: VariableKey,
  /** In the variable's own unit. */
  delta: z.number().min(-1e12).max(1e12),
  /** Whose variable changes; everybody's, if nothing is said. */
  filter: AnalysisFilter.optional(),
});

/** What is changed, what that costs, and how far ahead one looks. */
export const Improvement = z.strictObject({
  changes: z.array(Change).min(1).max(20),
  cost: z
    .strictObject({ once: z.number().min(0).max(1e15), perYear: z.number().min(0).max(1e15) })
    .partial()
    .optional(),
  /** Until a change works in full, in a straight line. */
  rampUpMonths: z.number().min(0).max(120).default(0),
  horizonYears: z.number().min(0.25).max(30).default(3),
});
export type Improvement = z.infer<typeof Improvement>;

export const WhatIfRequest = Improvement.extend({
  edges: FrameworkRequest.shape.edges,
  bootstrap: FrameworkRequest.shape.bootstrap,
  filter: FrameworkRequest.shape.filter,
});
export type WhatIfRequest = z.infer<typeof WhatIfRequest>;

/** A median with the bands that hold 80 % and 95 % of the draws. */
export const Bands = z.object({
  median: z.number(),
  low80: z.number(),
  high80: z.number(),
  low95: z.number(),
  high95: z.number(),
});
export type Bands = z.infer<typeof Bands>;

/** The net gain at the lower and at the higher end of one assumption, all others as they are. */
const Sensitivity = z.object({
  factor: z.enum(["effects", "change", "cost", "rampUp", "horizon"]),
  /** Whose change it is. */
  variable: z.string().nullable(),
  low: z.number(),
  high: z.number(),
});
export type Sensitivity = z.infer<typeof Sensitivity>;

export const WhatIfAnswer = z.object({
  /** Of the mean of each variable that the change reaches. */
  effects: z.array(Bands.extend({ variable: z.string() })),
  /** Of the lifetime value of all customers together; null where value is not in the framework. */
  portfolio: Bands.extend({
    customers: z.int(),
    currency: z.string(),
    /** Over which the value is counted: divided by them, it is that of a year. */
    years: z.number(),
  }).nullable(),
  /** Of the Net Promoter Score, in points; null where nobody answered, or it is not reached. */
  nps: Bands.nullable(),
  /** Null without a cost or without value. */
  roi: z
    .object({
      cost: z.number(),
      gain: Bands,
      /** Gain ÷ cost. */
      return: Bands,
      probabilityPays: z.number(),
      /** Median; null where it does not pay back within the horizon. */
      paybackYears: maybe,
      /** What decides, the most decisive first. */
      sensitivity: z.array(Sensitivity),
    })
    .nullable(),
  warnings: z.array(z.object({ code: z.string(), variable: z.string(), message: z.string() })),
  assumptions: z.array(z.string()),
  meta: z.object({ seed: z.int(), draws: z.int(), dataVersion: z.string() }),
});
export type WhatIfAnswer = z.infer<typeof WhatIfAnswer>;
