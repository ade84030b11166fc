import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { beginCallingOff, endCallingOff } from "@/lib/touchpoints/call-off-rest";
import { deleteDailyCount } from "@/lib/touchpoints/daily-count.store";
import type { EditTrigger, Trigger } from "@/lib/touchpoints/shapes";
import { momentOf, triggerOf, unknownTrigger } from "@/lib/touchpoints/trigger-facts";
import { holdTrigger, updateTrigger } from "@/lib/touchpoints/triggers.store";

/**
 * Changes a trigger, or switches it on or off. What was decided before stays decided; but what a
 * trigger that is switched off has still to send is called off: from now on nothing of it is sent,
 * however long that takes.
 *
 * @throws Refusal "conflict" when it is switched on while much of it is still being called off
 */
export async function editTrigger(ctx: Context, input: EditTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { triggerId, window: sendingWindow, startsAt, endsAt, ...rest } = input;
  const dates = { startsAt: momentOf(startsAt), endsAt: momentOf(endsAt) };
  const change = { ...rest, sendingWindow, ...dates };
  return inTransaction(ctx, async (tx) => {
    const before = await holdTrigger(tx, triggerId, "no key update");
    const changed = await updateTrigger(tx, triggerId, change);
    if (!changed) throw unknownTrigger();
    if (changed.startsAt && changed.endsAt && changed.startsAt >= changed.endsAt) {
      const message = "It ends before it starts.";
      throw new Refusal("invalid", message, {
        fields: [{ path: "endsAt", code: "order", message }],
      });
    }
    await deleteDailyCount(tx, triggerId);
    const { active, share } = changed;
    if (active && !before?.active) await endCallingOff(tx, triggerId);
    const off = input.active === false ? await beginCallingOff(tx, triggerId, "switchedOff") : {};
    const detail = { changed: Object.keys(input).slice(1), active, share, ...off };
    await recordAct(tx, "trigger.edited", { kind: "trigger", id: triggerId }, detail);
    return triggerOf(changed);
  });
}
