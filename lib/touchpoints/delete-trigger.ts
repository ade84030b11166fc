import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { beginCallingOff } from "@/lib/touchpoints/call-off-rest";
import { deleteDailyCount } from "@/lib/touchpoints/daily-count.store";
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
    const off = await beginCallingOff(tx, triggerId, "removed");
    await recordAct(tx, "trigger.deleted", { kind: "trigger", id: triggerId }, off);
  });
}
