import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { countScenarios, insertScenario } from "@/lib/framework/scenario.store";
import { type KeepScenario, mostScenarios } from "@/lib/framework/scenario-shapes";
import { Refusal } from "@/lib/ground/refusal";

/** Keeps a what-if under a name, to compare it with others. */
export async function keepScenario(ctx: Context, input: KeepScenario): Promise<void> {
  permit(ctx, "plans.edit");
  await inTransaction(ctx, async (tx) => {
    if ((await countScenarios(tx)) >= mostScenarios) {
      throw new Refusal("conflict", `At most ${mostScenarios} are kept: forget one first.`);
    }
    const id = await insertScenario(tx, input);
    if (!id) {
      const message = "There is one of this name already.";
      const fields = [{ path: "name", code: "taken", message }];
      throw new Refusal("conflict", message, { fields });
    }
    await recordAct(tx, "scenario.kept", { kind: "scenario", id });
  });
}
