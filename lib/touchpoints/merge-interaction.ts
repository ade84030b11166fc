import type { FieldProblem } from "@/lib/ground/refusal";
import type { Kpi } from "@/lib/kpis/shapes";
import { unfitKpi } from "@/lib/kpis/unfit-kpi";
import type { InteractionInput } from "./interaction-shapes";
import type { InteractionRow } from "./interactions.store";

type Said = NonNullable<InteractionInput["kpis"]>;

/** What an interaction's row becomes when more is said of it; the row itself when nothing is new. */
export function mergeInteraction(
  row: InteractionRow,
  item: InteractionInput,
  customerId: string | null | undefined,
): InteractionRow {
  const { channel, touchpoint, agent, team, occurredAt, kpis = {} } = item;
  const said = Object.entries({ channel, touchpoint, agent, team, customerId });
  const known = new Map<string, unknown>(Object.entries(row));
  const change = said.filter(([field, value]) => value !== undefined && value !== known.get(field));
  const merged: InteractionRow = { ...row, ...Object.fromEntries(change) };
  const moved = occurredAt !== undefined && occurredAt.getTime() !== row.occurredAt.getTime();
  if (moved) merged.occurredAt = occurredAt;
  merged.kpis = mergedReadings(row.kpis, kpis);
  return change.length > 0 || moved || merged.kpis !== row.kpis ? merged : row;
}

/** The same object when nothing changes; null takes a measurement away. */
export function mergedReadings(known: Record<string, number>, said: Said): Record<string, number> {
  const values = Object.entries(said).map(([key, reading]): [string, number | null] => [
    key,
    numberIn(reading),
  ]);
  const changed = values.filter(([key, value]) => (known[key] ?? null) !== value);
  if (changed.length === 0) return known;
  const merged = new Map(Object.entries(known));
  for (const [key, value] of changed) {
    if (value === null) merged.delete(key);
    else merged.set(key, value);
  }
  return Object.fromEntries(merged);
}

function numberIn(reading: Said[string]): number | null {
  return typeof reading === "object" && reading !== null ? reading.value : reading;
}

/** The KPIs among these that take no value on an interaction, and why. */
export function misplacedKpis(said: Said, catalogue: Map<string, Kpi>): FieldProblem[] {
  return Object.keys(said).flatMap((key) => {
    const problem = unfitKpi(catalogue.get(key), "interaction");
    return problem ? [{ path: `kpis.${key}`, ...problem }] : [];
  });
}
