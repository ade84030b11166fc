import { z } from "zod";
import { isStorable } from "@/lib/ground/storable";

/** What a KPI measures: systems, the work itself, or what the business gets out of it. */
export const kpiLevels = ["technical", "operational", "strategic"] as const;
export type KpiLevel = (typeof kpiLevels)[number];

/** Which way is better; "neutral" where nobody has said so. */
export const kpiDirections = ["higher", "lower", "neutral"] as const;
export type KpiDirection = (typeof kpiDirections)[number];

/** What one value is measured on. */
export const kpiGrains = ["interaction", "customer", "period"] as const;
export type KpiGrain = (typeof kpiGrains)[number];

const words = (max: number) =>
  z.string().trim().max(max).refine(isStorable, "Contains characters that cannot be stored.");

/** A KPI's stable name: what imports, filters and the analysis call it. */
export const KpiKey = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_-]{0,63}$/, "Use letters, digits, - and _, starting with a letter.");

/** A KPI as it is first mentioned; what is left out gets a plain default. */
export const KpiMention = z.object({
  key: KpiKey,
  label: words(80).min(1).optional(),
  level: z.enum(kpiLevels).optional(),
  unit: words(20).optional(),
  direction: z.enum(kpiDirections).optional(),
  grain: z.enum(kpiGrains).optional(),
});
export type KpiMention = z.infer<typeof KpiMention>;

export const Kpi = z.object({
  id: z.string(),
  key: z.string(),
  label: z.string(),
  level: z.enum(kpiLevels),
  unit: z.string(),
  direction: z.enum(kpiDirections),
  grain: z.enum(kpiGrains),
});
export type Kpi = z.infer<typeof Kpi>;

export const EditKpi = z.object({
  kpiId: z.uuid(),
  label: words(80).min(1),
  level: z.enum(kpiLevels),
  unit: words(20),
  direction: z.enum(kpiDirections),
});
export type EditKpi = z.infer<typeof EditKpi>;
