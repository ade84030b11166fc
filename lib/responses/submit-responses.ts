import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { markAnswered } from "@/lib/delivery/mark-answered";
import { newId } from "@/lib/ground/ids";
import type { FieldProblem } from "@/lib/ground/refusal";
import { type Answers, answersFromForm, checkAnswers } from "@/lib/surveys/answers";
import { scoreAnswers } from "./score";
import { insertResponses, type NewResponse } from "./store";
import { type Visit, visitsOf } from "./visits";
import { holdOpened } from "./visits.store";

/** A form as one customer sent it. */
export interface Submission {
  invitationId: string;
  fields: ReadonlyMap<string, string>;
}

export interface Submitted {
  visit: Visit;
  /** Why nothing was kept although the survey is open; empty when it was. */
  problems: FieldProblem[];
}

interface Judged extends Submitted {
  kept?: NewResponse;
}

/**
 * Keeps customers' answers, those that came at the same time in one transaction: checked against
 * the version that was sent, classified, and the invitations marked answered, all or nothing. Only
 * the first submit of an invitation is kept; none may come twice.
 */
export async function submitResponses(
  ctx: Context,
  given: readonly Submission[],
): Promise<(Submitted | undefined)[]> {
  return inTransaction(ctx, async (tx) => {
    const held = await holdOpened(
      tx,
      given.map(({ invitationId }) => invitationId),
    );
    const visits = await visitsOf(tx, held);
    const judged = given.map(({ invitationId, fields }) => {
      const visit = visits.get(invitationId);
      return visit && judge(visit, fields, tx.now());
    });
    const kept = judged.flatMap((one) => one?.kept ?? []);
    await insertResponses(tx, kept);
    await markAnswered(
      tx,
      kept.flatMap(({ invitationId }) => invitationId ?? []),
    );
    return judged.map((one) => one && { visit: one.visit, problems: one.problems });
  });
}

function judge(visit: Visit, fields: ReadonlyMap<string, string>, now: Date): Judged {
  if (visit.state !== "open") return { visit, problems: [] };
  const given = answersFromForm(visit.definition, fields);
  const { answers, problems } = checkAnswers(visit.definition, given);
  if (problems.length > 0) return { visit, problems };
  const kept = responseTo(visit, answers, now);
  return { visit: { ...visit, state: "answered", class: kept.class }, problems, kept };
}

function responseTo(visit: Visit, answers: Answers, answeredAt: Date): NewResponse {
  return {
    ...scoreAnswers(visit.definition, answers),
    id: newId(),
    externalId: null,
    surveyId: visit.surveyId,
    versionId: visit.versionId,
    customerId: visit.customerId,
    interactionId: visit.interactionId,
    invitationId: visit.invitationId,
    answers,
    partial: false,
    source: visit.channel,
    answeredAt,
  };
}
