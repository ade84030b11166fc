import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { Kpi, KpiCare } from "./shapes";
import { allCare, allKpis, kpisNamed } from "./store";

/** The whole catalogue, by label. */
export async function readKpis(ctx: Context): Promise<Kpi[]> {
  permit(ctx, "kpis.read");
  return inTransaction(ctx, (tx) => allKpis(tx));
}

/** Those of these keys that exist, by key. */
export async function readKpisNamed(tx: Tx, keys: readonly string[]): Promise<Map<string, Kpi>> {
  if (keys.length === 0) return new Map();
  const found = await kpisNamed(tx, keys);
  return new Map(found.map((kpi) => [kpi.key, kpi]));
}

/** Who answers for what, by key. */
export async function readKpiCare(ctx: Context): Promise<Map<string, KpiCare>> {
  permit(ctx, "kpis.read");
  return inTransaction(ctx, (tx) => allCare(tx));
}
