import { z } from "zod";
import { DayOrInstant } from "@/lib/ground/moment";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { metricNames } from "@/lib/metrics/metric";

export const grains = ["interaction", "period", "customer"] as const;
export type Grain = (typeof grains)[number];

export const levels = ["technical", "operational", "experience", "strategic", "value"] as const;

export const kinds = ["binary", "ordinal", "continuous"] as const;
export type Kind = (typeof kinds)[number];

/** Thirds of the customers by their lifetime value. */
export const valueTiers = ["low", "middle", "high"] as const;
export type ValueTier = (typeof valueTiers)[number];

const text = z.string().trim().min(1).max(200);
const texts = z.array(text).max(200);

/** Which responses and interactions are looked at; strict, so that a typo never widens a result. */
export const AnalysisFilter = z.strictObject({
  from: DayOrInstant.optional(),
  /** A day given as the end is included whole. */
  to: DayOrInstant.optional(),
  surveys: z.array(OpaqueId).max(200).optional(),
  touchpoints: texts.optional(),
  channels: texts.optional(),
  teams: texts.optional(),
  segments: texts.optional(),
  /** Thirds of all customers by lifetime value; customers without one are in none. */
  valueTiers: z.array(z.enum(valueTiers)).max(3).optional(),
});
export type AnalysisFilter = z.infer<typeof AnalysisFilter>;

const filter = AnalysisFilter.default({});
const VariableKey = z.string().trim().min(1).max(200);

export const ScoresRequest = z.strictObject({
  metric: z.enum(metricNames),
  by: VariableKey.optional(),
  filter,
});
export type ScoresRequest = z.infer<typeof ScoresRequest>;

const correlationMethods = ["auto", "pearson", "spearman", "kendall"] as const;

export const CorrelationsRequest = z.strictObject({
  variables: z.array(VariableKey).min(2).max(100),
  method: z.enum(correlationMethods).default("auto"),
  grain: z.enum(grains).optional(),
  filter,
});
export type CorrelationsRequest = z.infer<typeof CorrelationsRequest>;

export const DriversRequest = z.strictObject({
  outcome: VariableKey,
  drivers: z.array(VariableKey).min(1).max(20),
  bootstrap: z
    .strictObject({
      samples: z.int().min(20).max(5_000).optional(),
      seed: z.int().min(0).max(4_294_967_295).optional(),
    })
    .default({}),
  grain: z.enum(grains).optional(),
  filter,
});
export type DriversRequest = z.infer<typeof DriversRequest>;

export const VariablesRequest = z.object({});
export type VariablesRequest = z.infer<typeof VariablesRequest>;

/** What can be analysed, as the catalogue lists it. */
export const Variable = z.object({
  key: z.string(),
  label: z.string(),
  level: z.enum(levels),
  kind: z.enum(kinds),
  unit: z.string().nullable(),
  direction: z.enum(["higher", "lower", "neutral"]),
  grain: z.enum(grains),
  /** Rows, customers or periods that have a value. */
  n: z.int(),
  /** The ends of the scale a rating was asked on. */
  scale: z.object({ min: z.number(), max: z.number() }).nullable(),
  role: z.enum(["outcome", "driver", "profile"]),
  /** The variables a computed KPI is made of: what goes with them by construction is no evidence. */
  madeOf: z.array(z.string()).optional(),
});
export type Variable = z.infer<typeof Variable>;

const maybe = z.number().nullable();

/** What every result says of itself. */
export const ResultMeta = z.object({
  n: z.int(),
  excluded: z.record(z.string(), z.int()),
  grain: z.enum([...grains, "mixed"]),
  seed: z.int().optional(),
  dataVersion: z.string(),
});
export type ResultMeta = z.infer<typeof ResultMeta>;

/** Names groups rather than amounts: for `by` in scores, never for correlations. */
export const Grouping = z.object({ key: z.string(), label: z.string(), n: z.int() });
export type Grouping = z.infer<typeof Grouping>;

export const VariablesAnswer = z.object({
  data: z.array(Variable),
  nextCursor: z.null(),
  groupings: z.array(Grouping),
  meta: z.object({ dataVersion: z.string() }),
});
export type VariablesAnswer = z.infer<typeof VariablesAnswer>;

/** One score of one group; without its numbers when the group is too small to be shown. */
export const ScoreGroup = z.object({
  key: z.string(),
  n: z.int(),
  value: maybe,
  ciLow: maybe,
  ciHigh: maybe,
  promoters: z.int().optional(),
  passives: z.int().optional(),
  detractors: z.int().optional(),
  mean: z.number().optional(),
  withheld: z.literal(true).optional(),
});
export type ScoreGroup = z.infer<typeof ScoreGroup>;

export const ScoresAnswer = z.object({ groups: z.array(ScoreGroup), meta: ResultMeta });
export type ScoresAnswer = z.infer<typeof ScoresAnswer>;

/** `no-variation`: one of the two is constant; `too-few-rows`: the group may not be shown. */
const cellStatuses = ["ok", "no-variation", "too-few-rows"] as const;

export const CorrelationCell = z.object({
  x: z.string(),
  y: z.string(),
  r: maybe,
  n: z.int(),
  ciLow: maybe,
  ciHigh: maybe,
  p: maybe,
  q: maybe,
  method: z.enum(["pearson", "spearman", "kendall"]),
  grain: z.enum(grains),
  status: z.enum(cellStatuses),
});
export type CorrelationCell = z.infer<typeof CorrelationCell>;

export const CorrelationsAnswer = z.object({
  variables: z.array(z.string()),
  cells: z.array(CorrelationCell),
  meta: ResultMeta,
});
export type CorrelationsAnswer = z.infer<typeof CorrelationsAnswer>;

export const quadrants = ["fix-first", "keep-up", "watch", "maintain"] as const;
export type Quadrant = (typeof quadrants)[number];

export const asymmetries = ["hurts", "delights", "both", "neither"] as const;

export const Driver = z.object({
  key: z.string(),
  coefficient: z.number(),
  standardError: z.number(),
  /** Null, as p, when the fit is exact. */
  t: maybe,
  p: maybe,
  beta: z.number(),
  r: z.number(),
  partialR: maybe,
  vif: z.number(),
  lmg: z.number(),
  lmgShare: z.number(),
  lmgLow: maybe,
  lmgHigh: maybe,
  relativeWeight: z.number(),
  q: z.number(),
  mean: z.number(),
  /** Standard deviation of the driver, in its own unit. */
  sd: z.number(),
  /** The least and the largest value among the rows. */
  min: z.number(),
  max: z.number(),
  performance: maybe,
  /** Which way this driver is better, and whether somebody said so or the data do. */
  better: z.enum(["higher", "lower"]),
  betterFrom: z.enum(["declared", "data"]),
  quadrant: z.enum(quadrants).nullable(),
  penalty: maybe,
  reward: maybe,
  /** 95 % intervals of penalty and reward, and the values at which the two ends begin. */
  contrast: z
    .object({
      penaltyLow: z.number(),
      penaltyHigh: z.number(),
      rewardLow: z.number(),
      rewardHigh: z.number(),
      poorFrom: z.number(),
      goodFrom: z.number(),
    })
    .nullable(),
  asymmetry: z.enum(asymmetries).nullable(),
});
export type Driver = z.infer<typeof Driver>;

export const DriversAnswer = z.object({
  outcome: z.string(),
  r2: z.number(),
  adjustedR2: z.number(),
  n: z.int(),
  intercept: z.number(),
  residualStandardError: z.number(),
  /** Of which quantity lmgLow and lmgHigh are the limits. */
  intervalOf: z.enum(["lmg", "relativeWeight"]),
  samples: z.int(),
  clusters: z.int(),
  /** 95th percentile of the largest LMG when the outcome is shuffled. */
  threshold: maybe,
  drivers: z.array(Driver),
  keyDrivers: z.array(z.string()),
  dropped: z.array(
    z.object({ key: z.string(), reason: z.enum(["no-variation", "collinear", "no-values"]) }),
  ),
  meta: ResultMeta,
});
export type DriversAnswer = z.infer<typeof DriversAnswer>;
