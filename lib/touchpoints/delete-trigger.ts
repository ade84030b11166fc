import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { deleteDailyCount } from "@/lib/touchpoints/daily-count.store";
import { callOff } from "@/lib/touchpoints/pending.store";
import type { OneTrigger } from "@/lib/touchpoints/shapes";
import { unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { deleteTriggerRow } from "@/lib/touchpoints/triggers.store";

/**
 * Removes a trigger: interactions no longer lead to its survey, and what waits is called off, also the
 * reminders of what was sent.
 */
export async function deleteTrigger(ctx: Context, { triggerId }: OneTrigger): Promise<void> {
  permit(ctx, "triggers.edit");
  await inTransaction(ctx, async (tx) => {
    if (!(await deleteTriggerRow(tx, triggerId))) throw unknownTrigger();
    await deleteDailyCount(tx, triggerId);
    const why = { failure: "Its trigger was removed.", reminders: true };
    const calledOff = await callOff(tx, { triggerId }, why);
    await recordAct(tx, "trigger.deleted", { kind: "trigger", id: triggerId }, { calledOff });
  });
}
