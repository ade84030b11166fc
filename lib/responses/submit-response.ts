import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { markAnswered, type OpenedLink, openLink } from "@/lib/delivery/open-link";
import { newId } from "@/lib/ground/ids";
import type { FieldProblem } from "@/lib/ground/refusal";
import { type Answers, answersFromForm, checkAnswers } from "@/lib/surveys/answers";
import { scoreAnswers } from "./score";
import { findByInvitation, holdCustomer, insertResponse } from "./store";

/** What a customer's link leads to, and how it was answered if it was. */
export interface Visit extends OpenedLink {
  class: "promoter" | "passive" | "detractor" | null;
}

export interface Submitted {
  visit: Visit;
  /** Why nothing was kept although the survey is open; empty when it was. */
  problems: FieldProblem[];
}

async function visitIn(tx: Tx, invitationId: string): Promise<Visit | undefined> {
  const opened = await openLink(tx, invitationId);
  if (!opened) return undefined;
  const answered = opened.state === "answered" ? await findByInvitation(tx, invitationId) : null;
  return { ...opened, class: answered?.class ?? null };
}

/** Opens a customer's link; the signature in it is the permission. Nothing changes. */
export async function visitSurvey(ctx: Context, invitationId: string): Promise<Visit | undefined> {
  return inTransaction(ctx, (tx) => visitIn(tx, invitationId));
}

/**
 * Keeps a customer's answers: checked against the version that was sent, classified, and the
 * invitation marked answered, all or nothing. Only the first submit is kept.
 */
export async function submitResponse(
  ctx: Context,
  invitationId: string,
  fields: ReadonlyMap<string, string>,
): Promise<Submitted | undefined> {
  return inTransaction(ctx, async (tx) => {
    const visit = await visitIn(tx, invitationId);
    if (visit?.state !== "open") return visit && { visit, problems: [] };
    const given = answersFromForm(visit.definition, fields);
    const { answers, problems } = checkAnswers(visit.definition, given);
    if (problems.length > 0) return { visit, problems };
    await holdCustomer(tx, visit.customerId);
    if (!(await markAnswered(tx, invitationId))) return submitInstead(tx, visit);
    const kept = await keep(tx, visit, answers);
    return { visit: { ...visit, state: "answered", class: kept.class }, problems: [] };
  });
}

/** Another submit came first, or the last second passed: says what is true now. */
async function submitInstead(tx: Tx, visit: Visit): Promise<Submitted> {
  const now = await visitIn(tx, visit.invitationId);
  return { visit: now ?? visit, problems: [] };
}

async function keep(tx: Tx, visit: Visit, answers: Answers) {
  const scores = scoreAnswers(visit.definition, answers);
  await insertResponse(tx, {
    ...scores,
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
    answeredAt: tx.now(),
  });
  return scores;
}
