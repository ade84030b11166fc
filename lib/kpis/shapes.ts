import { z } from "zod";
import { isStorable } from "@/lib/ground/storable";
import { FormulaError, parseFormula } from "@/lib/kpis/formula";

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
  /** What it is computed from; null where its values are brought. */
  formula: z.string().nullable(),
});
export type Kpi = z.infer<typeof Kpi>;

/** Keys of KPIs, numbers, + - * / and brackets. */
const FormulaText = words(300)
  .min(1, "Enter a formula.")
  .superRefine((text, context) => {
    try {
      parseFormula(text);
    } catch (error) {
      if (!(error instanceof FormulaError)) throw error;
      context.addIssue({ code: "custom", message: error.message });
    }
  });

/** What is said of a KPI, by its key; what is left out stays as it is. */
export const DescribeKpi = z.strictObject({
  key: KpiKey,
  label: words(80).min(1, "Give it a name.").optional(),
  level: z.enum(kpiLevels).optional(),
  unit: words(20).optional(),
  direction: z.enum(kpiDirections).optional(),
  /** Who answers for it. */
  owner: words(80).optional(),
  /** In its own unit; null takes it away. */
  target: z.number().min(-1e15).max(1e15).nullable().optional(),
  /** Where its values come from. */
  source: words(120).optional(),
  /** Makes it a KPI that is computed from others; only of one that nobody brings values of. */
  formula: FormulaText.optional(),
});
export type DescribeKpi = z.infer<typeof DescribeKpi>;

/** The same as a form asks it. */
export const KpiForm = z
  .strictObject({
    ...DescribeKpi.omit({ target: true }).shape,
    target: z
      .string()
      .trim()
      .refine((text) => text === "" || Number.isFinite(Number(text)), "Enter a number."),
  })
  .transform(
    ({ target, ...rest }): DescribeKpi => ({
      ...rest,
      target: target === "" ? null : Number(target),
    }),
  );

/** A computed KPI, by its key. */
export const OneKpi = z.strictObject({ kpiKey: KpiKey });
export type OneKpi = z.infer<typeof OneKpi>;

/** Who answers for a KPI, what is to be reached, and where its values come from. */
export interface KpiCare {
  owner: string;
  target: number | null;
  source: string;
}
