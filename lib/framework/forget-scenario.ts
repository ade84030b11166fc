import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { deleteScenario } from "@/lib/framework/scenario.store";
import type { ForgetScenario } from "@/lib/framework/scenario-shapes";

/** Forgets a kept what-if; one that is gone already is as good as forgotten. */
export async function forgetScenario(ctx: Context, { scenarioId }: ForgetScenario): Promise<void> {
  permit(ctx, "plans.edit");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteScenario(tx, scenarioId))) return;
    await recordAct(tx, "scenario.forgotten", { kind: "scenario", id: scenarioId });
  });
}
