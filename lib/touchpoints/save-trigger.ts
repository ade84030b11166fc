import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { createTrigger } from "@/lib/touchpoints/create-trigger";
import { editTrigger } from "@/lib/touchpoints/edit-trigger";
import type { SaveTrigger } from "@/lib/touchpoints/save-trigger-shape";
import type { Trigger } from "@/lib/touchpoints/shapes";
import { rulesOfForm } from "@/lib/touchpoints/trigger-of-form";

/** Makes or changes a trigger as its form says. */
export async function saveTrigger(ctx: Context, input: SaveTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { survey, triggerId } = input;
  return inTransaction(ctx, async (tx) => {
    const rules = await rulesOfForm(tx, input);
    if (triggerId !== "") return editTrigger(tx, { triggerId, ...rules });
    return createTrigger(tx, { survey, ...rules });
  });
}
