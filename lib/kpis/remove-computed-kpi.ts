import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { formulasOf, kpisIn } from "./formula";
import type { OneKpi } from "./shapes";
import { allKpis, deleteCare, deleteComputed, holdKpis } from "./store";

/** Takes a computed KPI out of the catalogue; what it was computed from stays. */
export async function removeComputedKpi(ctx: Context, { kpiKey }: OneKpi): Promise<void> {
  permit(ctx, "kpis.write");
  await inTransaction(ctx, async (tx) => {
    await holdKpis(tx);
    const known = await allKpis(tx);
    const row = known.find(({ key }) => key === kpiKey);
    if (!row) throw new Refusal("not-found", "There is no such KPI.");
    if (row.formula === null) {
      throw new Refusal("conflict", "Only a computed KPI can be taken out of the catalogue.");
    }
    const users = [...formulasOf(known)].filter(([, formula]) => kpisIn(formula).includes(kpiKey));
    if (users.length > 0) {
      const names = users.map(([key]) => key).join(", ");
      throw new Refusal("conflict", `${names} is computed from it: change that first.`);
    }
    await deleteComputed(tx, kpiKey);
    await deleteCare(tx, kpiKey);
    await recordAct(tx, "kpi.removed", { kind: "kpi" }, { key: kpiKey, formula: row.formula });
  });
}
