import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { appendEntry } from "@/lib/framework/plan.store";
import type { NotePlan, Plan } from "@/lib/framework/plan-shapes";
import { readPlan } from "@/lib/framework/read-plans";
import { Refusal } from "@/lib/ground/refusal";

/** Adds to a plan's ledger: a note, a milestone that was reached, or its end. */
export async function notePlan(ctx: Context, { planId, kind, text }: NotePlan): Promise<Plan> {
  permit(ctx, "plans.edit");
  return inTransaction(ctx, async (tx) => {
    const { status } = await readPlan(tx, { planId });
    if (status === "ended" && kind === "ended") {
      throw new Refusal("conflict", "This plan has ended already.");
    }
    await appendEntry(tx, planId, { kind, text });
    await recordAct(tx, `plan.${kind}`, { kind: "plan", id: planId });
    return readPlan(tx, { planId });
  });
}
