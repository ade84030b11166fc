import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import { delayUnits, type SaveTrigger, type Trigger } from "@/lib/touchpoints/shapes";
import { listTriggerRows } from "@/lib/touchpoints/triggers.store";

const day = 86_400;

/** Sets the trigger of a survey as its form says, whether there was one or not. */
export async function saveTrigger(ctx: Context, input: SaveTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { survey, active, touchpoints, channels, delay, delayUnit } = input;
  const rules = {
    active,
    touchpoints,
    channels,
    delaySeconds: delay * delayUnits[delayUnit],
    share: input.sharePercent / 100,
    restPeriodSeconds: input.restPeriodDays * day,
    expiresAfterSeconds: input.expiresAfterDays * day,
  };
  return inTransaction(ctx, async (tx) => {
    const [known] = await listTriggerRows(tx, { surveyId: survey, limit: 1 });
    if (known) return editTrigger(tx, { triggerId: known.id, ...rules });
    return createTrigger(tx, { survey, ...rules });
  });
}
