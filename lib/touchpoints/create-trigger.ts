import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";
import { surveyById } from "@/lib/surveys/read";
import type { CreateTrigger, Trigger } from "@/lib/touchpoints/shapes";
import { momentOf, triggerOf } from "@/lib/touchpoints/trigger-facts";
import { countTriggers, insertTrigger, mostTriggers } from "@/lib/touchpoints/triggers.store";

/** Makes a rule by which interactions lead to a survey; a survey may have several. */
export async function createTrigger(ctx: Context, input: CreateTrigger): Promise<Trigger> {
  permit(ctx, "triggers.edit");
  const { survey, window: sendingWindow, startsAt, endsAt, ...rest } = input;
  const dates = { startsAt: momentOf(startsAt), endsAt: momentOf(endsAt) };
  return inTransaction(ctx, async (tx) => {
    const { id: surveyId } = await surveyById(tx, survey);
    if ((await countTriggers(tx)) >= mostTriggers) {
      throw new Refusal(
        "conflict",
        `There are ${mostTriggers} triggers already; remove some first.`,
      );
    }
    const added = await insertTrigger(tx, {
      id: newId(),
      surveyId,
      sendingWindow,
      ...rest,
      ...dates,
    });
    const detail = { survey: surveyId, active: added.active, share: added.share };
    await recordAct(tx, "trigger.created", { kind: "trigger", id: added.id }, detail);
    return triggerOf(added);
  });
}
