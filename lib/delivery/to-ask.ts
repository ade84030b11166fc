import type { Tx } from "@/lib/access/context";
import {
  type DueInvitation,
  findDefinitions,
  findSender,
} from "@/lib/delivery/due-invitations.store";
import { factsOf } from "@/lib/delivery/facts";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan, type ReminderWords } from "@/lib/delivery/plan-shapes";
import type { Facts } from "@/lib/surveys/flow";
import { SurveyDefinition } from "@/lib/surveys/shapes";

/** A due invitation with everything its words are made of. */
export interface ToAsk {
  invitation: DueInvitation;
  definition: SurveyDefinition;
  sender: NonNullable<Awaited<ReturnType<typeof findSender>>>;
  /** A reminder's own words; null of the first request. */
  reminder: ReminderWords | null;
  facts: Facts;
  /** How long after it a reminder is due; null when there is none. */
  remindAfterSeconds: number | null;
}

/** What these invitations are worded from, by whatever channel they go. */
export async function readToAsk(tx: Tx, due: readonly DueInvitation[]): Promise<ToAsk[]> {
  const sender = due.length > 0 ? await findSender(tx) : undefined;
  if (sender === undefined) return [];
  const versions = await findDefinitions(
    tx,
    due.map(({ versionId }) => versionId),
  );
  const plans = await findPlans(
    tx,
    due.map(({ surveyId }) => surveyId),
  );
  const definitions = new Map(
    versions.map(({ id, definition }) => [id, SurveyDefinition.parse(definition)]),
  );
  return due.flatMap((invitation) => {
    const { versionId, surveyId, remindersSent } = invitation;
    const definition = definitions.get(versionId);
    if (definition === undefined) return [];
    const { reminders } = plans.get(surveyId) ?? plainPlan;
    const reminder = reminders[remindersSent - 1] ?? null;
    const remindAfterSeconds = reminders[remindersSent]?.afterSeconds ?? null;
    const facts = factsOf(invitation);
    return [{ invitation, definition, sender, reminder, facts, remindAfterSeconds }];
  });
}
