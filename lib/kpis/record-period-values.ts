import type { Tx } from "@/lib/access/context";
import { type PeriodValue, upsertPeriodValues } from "./store";

export interface RecordedPeriodValue {
  id: string;
  created: boolean;
}

/** Writes KPI values of periods and teams; of two for the same, the later one counts. */
export async function recordPeriodValues(
  tx: Tx,
  values: readonly PeriodValue[],
): Promise<RecordedPeriodValue[]> {
  const last = new Map(values.map((value) => [keyOf(value), value]));
  if (last.size === 0) return [];
  // In one order for everybody, so that two batches that overlap wait instead of failing.
  const inOrder = [...last].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  const written = await upsertPeriodValues(tx, inOrder);
  const byKey = new Map(written.map((row) => [keyOf(row), { id: row.id, created: row.created }]));
  return values.map((value) => {
    const row = byKey.get(keyOf(value));
    if (!row) throw new Error("a period value was neither added nor changed");
    return row;
  });
}

function keyOf({ kpiId, periodStart, team }: Omit<PeriodValue, "value">): string {
  return JSON.stringify([kpiId, periodStart, team]);
}
