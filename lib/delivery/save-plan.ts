import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { findPlans, upsertPlan } from "@/lib/delivery/plan.store";
import {
  type OwnWords,
  type Plan,
  type PlanOfSurvey,
  plainPlan,
  type SavePlan,
} from "@/lib/delivery/plan-shapes";
import { surveyById } from "@/lib/surveys/read";

/** Says how a survey reaches its customers; it holds for requests and reminders from now on. */
export async function savePlan(ctx: Context, input: SavePlan): Promise<void> {
  permit(ctx, "triggers.edit");
  const { first, second, third } = input;
  const channels = [...new Set([first, second, third].flatMap((kind) => kind || []))];
  const reminders = input.reminders.map(({ afterDays, channel, translations, ...typed }) => ({
    afterSeconds: afterDays * 86_400,
    channel: channel || null,
    ...wordsOf(typed),
    translations: Object.fromEntries(
      Object.entries(translations)
        .map(([language, one]): [string, OwnWords] => [language, wordsOf(one)])
        .filter(([, { subject, opening }]) => subject !== null || opening !== null),
    ),
  }));
  await inTransaction(ctx, async (tx) => {
    const { id } = await surveyById(tx, input.survey);
    await upsertPlan(tx, id, { channels, reminders });
    const detail = { channels, reminders: reminders.length };
    await recordAct(tx, "delivery.planned", { kind: "survey", id }, detail);
  });
}

function wordsOf({ subject, opening }: { subject: string; opening: string }): OwnWords {
  return { subject: subject || null, opening: opening || null };
}

/** How a survey reaches its customers. */
export async function readPlan(ctx: Context, { surveyId }: PlanOfSurvey): Promise<Plan> {
  permit(ctx, "triggers.read");
  return inTransaction(ctx, async (tx) => {
    const { id } = await surveyById(tx, surveyId);
    return (await findPlans(tx, [id])).get(id) ?? plainPlan;
  });
}
