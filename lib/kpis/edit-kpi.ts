import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import type { EditKpi, Kpi } from "./shapes";
import { updateKpi } from "./store";

/** Says what a KPI means: its label, level, unit, and which way is better. */
export async function editKpi(ctx: Context, input: EditKpi): Promise<Kpi> {
  permit(ctx, "kpis.write");
  const { kpiId, ...change } = input;
  return inTransaction(ctx, async (tx) => {
    const changed = await updateKpi(tx, kpiId, change);
    if (!changed) throw new Refusal("not-found", "There is no such KPI.");
    await recordAct(tx, "kpi.edited", { kind: "kpi", id: kpiId }, { key: changed.key });
    return changed;
  });
}
