import { figure } from "@/lib/analysis/figures";
import type { Kpi } from "@/lib/kpis/shapes";

/** What KPIs are called and measured in, by key. */
export type KpiNames = ReadonlyMap<string, Pick<Kpi, "label" | "unit">>;

/** A measurement as it is read: what it is called, and the number with its unit. */
export function measurement(names: KpiNames, key: string, value: number): [string, string] {
  const { label = key, unit = "" } = names.get(key) ?? {};
  return [label, `${figure(value)}${unit && ` ${unit}`}`];
}
