import type { Tx } from "@/lib/access/context";
import {
  type DueInvitation,
  findDefinitions,
  findSender,
} from "@/lib/delivery/due-invitations.store";
import { readFacts } from "@/lib/delivery/facts";
import { findPlans } from "@/lib/delivery/plan.store";
import { plainPlan } from "@/lib/delivery/plan-shapes";
import { wordedFor } from "@/lib/delivery/worded";
import { SurveyDefinition } from "@/lib/surveys/shapes";

/** A letter's words, as they are kept. */
export interface WrittenLetter {
  invitationId: string;
  address: string;
  subject: string;
  bodyText: string;
  language: string;
  remindAt: Date | null;
}

/** Words letters in their customers' languages. */
export async function writeLetters(
  tx: Tx,
  due: readonly DueInvitation[],
): Promise<WrittenLetter[]> {
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
  const facts = await readFacts(
    tx,
    due.map(({ id }) => id),
  );
  const definitions = new Map(
    versions.map(({ id, definition }) => [id, SurveyDefinition.parse(definition)]),
  );
  return due.flatMap(({ id, versionId, surveyId, remindersSent, expiresAt, post }) => {
    const definition = definitions.get(versionId);
    if (!definition || post === null) return [];
    const { reminders } = plans.get(surveyId) ?? plainPlan;
    const subject = remindersSent > 0 ? reminders[remindersSent - 1]?.subject : null;
    const urls = { surveyUrl: "", preferencesUrl: "" };
    const asking = {
      definition,
      organization: sender.name,
      subject,
      facts: facts.get(id),
      ...urls,
    };
    const { title, introduction, words, language } = wordedFor(asking);
    const next = reminders[remindersSent]?.afterSeconds;
    const remindAt = next === undefined ? null : new Date(tx.now().getTime() + next * 1000);
    return [
      {
        invitationId: id,
        address: post,
        language,
        subject: title,
        bodyText: [introduction, words.why(sender.name)].filter(Boolean).join("\n\n"),
        remindAt: remindAt && remindAt < expiresAt ? remindAt : null,
      },
    ];
  });
}
