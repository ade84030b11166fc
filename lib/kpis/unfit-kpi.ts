import type { Kpi, KpiGrain } from "./shapes";

/** Why no value of a KPI can be taken of something; nothing where it can. */
export function unfitKpi(
  kpi: Kpi | undefined,
  grain: KpiGrain,
): { code: string; message: string } | null {
  if (!kpi) return null;
  if (kpi.formula !== null) {
    const message = `The KPI "${kpi.label}" is computed from others: ${kpi.formula}.`;
    return { code: "computed", message };
  }
  if (kpi.grain === grain) return null;
  const message = `The KPI "${kpi.label}" is measured per ${kpi.grain}, not per ${grain}.`;
  return { code: "grain", message };
}
