import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "@/lib/surveys/read";
import type { CreateTrigger, Trigger } from "@/lib/touchpoints/shapes";
import { triggerOf } from "@/lib/touchpoints/trigger-facts";
import { insertTrigger } from "@/lib/touchpoints/triggers.store";

/** Makes the rule by which interactions lead to a survey; a survey has one. */
export async function createTrigger(ctx: Context, input: CreateTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { survey, ...rules } = input;
  return inTransaction(ctx, async (tx) => {
    const { id: surveyId } = await surveyById(tx, survey);
    const added = await insertTrigger(tx, { id: newId(), surveyId, ...rules });
    if (!added) throw new Refusal("conflict", "This survey already has a trigger.");
    const detail = { survey: surveyId, active: added.active, share: added.share };
    await recordAct(tx, "trigger.created", { kind: "trigger", id: added.id }, detail);
    return triggerOf(added);
  });
}
