import type { Variable } from "@/lib/analysis/shapes";

/** A KPI as its organisation defines it. */
export interface KpiDefinition {
  id: string;
  key: string;
  label: string;
  level: "technical" | "operational" | "strategic";
  unit: string;
  direction: Variable["direction"];
  grain: Variable["grain"];
  formula: string | null;
}

/** Where values that somebody brings of a KPI are. */
export type MeasuredSource =
  | { from: "interaction-kpi" | "customer-kpi"; key: string }
  | { from: "period-kpi"; kpiId: string };

/** Computed from measured KPIs, by their keys (lib/kpis/formula.ts). */
export interface FormulaSource {
  from: "formula";
  formula: string;
  parts: Record<string, MeasuredSource>;
}
