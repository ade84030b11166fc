import type { Tx } from "@/lib/access/context";
import { ensureKpis } from "@/lib/kpis/ensure-kpis";
import { unfitKpi } from "@/lib/kpis/unfit-kpi";

/**
 * Puts the KPI that counts referrals into the catalogue. @returns whether it can hold their number: an
 * organisation may measure or compute another by its name
 */
export async function referralsAreCounted(tx: Tx): Promise<boolean> {
  const known = await ensureKpis(tx, [{ key: "referrals" }], "customer");
  return unfitKpi(known.get("referrals"), "customer") === null;
}
