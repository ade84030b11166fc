import { z } from "zod";
import { AnalysisFilter, CorrelationCell, grains, levels, quadrants } from "@/lib/analysis/shapes";
import { OpaqueId } from "@/lib/ground/opaque-id";
import { isStorable } from "@/lib/ground/storable";
import { metricNames } from "@/lib/metrics/metric";

/** What is to be kept of the analysis: the same question as its page has, and a name. */
export const MakeReport = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give it a name.")
    .max(120, "At most 120 characters.")
    .refine(isStorable, "Contains characters that cannot be stored."),
  /** What is explained; the first outcome there is, where none is named. */
  outcome: z.string().trim().min(1).max(200).optional(),
  grain: z.enum(grains).optional(),
  filter: AnalysisFilter.default({}),
});
export type MakeReport = z.infer<typeof MakeReport>;

export const OneReport = z.strictObject({ reportId: OpaqueId });
export type OneReport = z.infer<typeof OneReport>;

export const ListReports = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.uuid("This cursor does not belong to this list.").optional(),
});
export type ListReports = z.infer<typeof ListReports>;

/** The same as the address of the page says it; nonsense is passed over. */
export const ReportsQuery = ListReports.extend({ cursor: z.uuid().optional().catch(undefined) });

/** What a report is about: what it explains, and which rows it was made of, in words. */
export const ReportSubject = z.object({
  outcome: z.string(),
  filters: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
});
export type ReportSubject = z.infer<typeof ReportSubject>;

const maybe = z.number().nullable();
const missing = z.object({ state: z.literal("missing"), sentence: z.string() });

/** Without its numbers where the group is too small to be shown. */
const Score = z.object({
  metric: z.enum(metricNames),
  n: z.int(),
  value: maybe,
  low: maybe,
  high: maybe,
});

const Condition = z.object({
  key: z.string(),
  label: z.string(),
  /** Which way it goes with the outcome, in words. */
  direction: z.string(),
  /** Share of the variance of the outcome, 0–1, with its limits. */
  share: z.number(),
  low: maybe,
  high: maybe,
  /** The same as a share of what all conditions explain together. */
  importance: z.number(),
  performance: maybe,
  quadrant: z.enum(quadrants).nullable(),
  isKey: z.boolean(),
});
export type ReportCondition = z.infer<typeof Condition>;

const Drivers = z.object({
  state: z.literal("ready"),
  headline: z.string(),
  sentences: z.array(z.string()),
  /** The outcome as it stands inside a sentence: "the NPS answer". */
  explained: z.string(),
  r2: z.number(),
  threshold: maybe,
  /** Most important first. */
  conditions: z.array(Condition),
  whereToAct: z.string(),
  leftOut: z.array(z.string()),
  notes: z.array(z.string()),
});
export type ReportDrivers = z.infer<typeof Drivers>;

const Matrix = z.object({
  state: z.literal("ready"),
  finding: z.string(),
  variables: z.array(z.object({ key: z.string(), label: z.string(), level: z.enum(levels) })),
  cells: z.array(CorrelationCell),
  notes: z.array(z.string()),
});
export type ReportMatrix = z.infer<typeof Matrix>;

/** The numbers as they were: of groups only, so that no person can be found in them. */
export const ReportNumbers = z.object({
  scores: z.array(Score),
  drivers: z.discriminatedUnion("state", [missing, Drivers]),
  matrix: z.discriminatedUnion("state", [missing, Matrix]),
  /** What computed them, by name and version; absent from reports made before that was kept. */
  software: z.string().optional(),
});
export type ReportNumbers = z.infer<typeof ReportNumbers>;

export const ReportHead = z.object({
  id: z.string(),
  name: z.string(),
  madeAt: z.iso.datetime(),
  /** Null where a key of the API made it. */
  madeBy: z.string().nullable(),
  ...ReportSubject.shape,
});
export type ReportHead = z.infer<typeof ReportHead>;

export const Report = ReportHead.extend({
  organization: z.string(),
  timeZone: z.string(),
  ...ReportNumbers.shape,
});
export type Report = z.infer<typeof Report>;

export const ReportList = z.object({
  data: z.array(ReportHead),
  nextCursor: z.uuid().nullable(),
});
export type ReportList = z.infer<typeof ReportList>;
