import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import type { EditTrigger, Trigger } from "@/lib/touchpoints/shapes";
import { triggerOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { updateTrigger } from "@/lib/touchpoints/triggers.store";

/** Changes a trigger, or switches it on or off; what was decided before stays decided. */
export async function editTrigger(ctx: Context, input: EditTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { triggerId, ...change } = input;
  return inTransaction(ctx, async (tx) => {
    const changed = await updateTrigger(tx, triggerId, change);
    if (!changed) throw unknownTrigger();
    const detail = { changed: Object.keys(change), active: changed.active, share: changed.share };
    await recordAct(tx, "trigger.edited", { kind: "trigger", id: triggerId }, detail);
    return triggerOf(changed);
  });
}
