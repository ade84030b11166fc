import { z } from "zod";
import { kpiDirections, kpiGrains, kpiLevels } from "@/lib/kpis/shapes";

/** Of each KPI by key: how many values there are, and the day of the newest. */
export const Freshness = z.record(
  z.string(),
  z.object({ n: z.int(), newest: z.string().nullable() }),
);
export type Freshness = z.infer<typeof Freshness>;

export const CatalogueKpi = z.object({
  key: z.string(),
  label: z.string(),
  level: z.enum([...kpiLevels, "value"]),
  unit: z.string(),
  direction: z.enum(kpiDirections),
  grain: z.enum(kpiGrains),
  owner: z.string(),
  target: z.number().nullable(),
  source: z.string(),
  /** What it is computed from; null where its values are brought. */
  formula: z.string().nullable(),
  /** Measured by Vocal itself, so that nobody brings its values and its meaning is given. */
  isOwn: z.boolean(),
  values: z.int(),
  /** YYYY-MM-DD of the newest value, in the organisation's time zone; null without one. */
  newest: z.string().nullable(),
});
export type CatalogueKpi = z.infer<typeof CatalogueKpi>;

export const ListKpis = z.strictObject({});
export const KpiCatalogue = z.object({ data: z.array(CatalogueKpi), nextCursor: z.null() });
export type KpiCatalogue = z.infer<typeof KpiCatalogue>;
