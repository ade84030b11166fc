import { recordActs } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { markAnswered, markWithdrawn } from "@/lib/delivery/mark-answered";
import type { FieldProblem } from "@/lib/ground/refusal";
import { type Judged, judgeSubmission, type Submission } from "./judge-submission";
import { deleteResponses, keepAnswers, keepOpenAnswers } from "./store";
import { type Visit, visitsOf } from "./visits";
import { holdOpened } from "./visits.store";

export interface Submitted {
  visit: Visit;
  /** Why nothing was kept although it could have been; empty when it was. */
  problems: FieldProblem[];
  /** The page of the survey to show next, while it is not done. */
  at?: number;
}

/**
 * Keeps customers' answers, those that came at the same time in one transaction: checked against
 * the version that was sent, classified, and the invitations marked answered, all or nothing. What
 * was completed changes by a correction only; no invitation may come twice.
 */
export async function submitResponses(
  ctx: Context,
  given: readonly Submission[],
): Promise<(Submitted | undefined)[]> {
  return inTransaction(ctx, async (tx) => {
    const { held, kept } = await holdOpened(
      tx,
      given.map(({ invitationId }) => invitationId),
    );
    const visits = await visitsOf(tx, held, kept);
    const judged = given.map((one) => {
      const visit = visits.get(one.invitationId);
      return visit && judgeSubmission(visit, one, tx.now());
    });
    await writeJudged(
      tx,
      judged.filter((one) => one !== undefined),
    );
    return judged.map((one) => one && submittedOf(one));
  });
}

/** What whoever sent a form is told of it. */
export function submittedOf({ write: _, ...submitted }: Judged): Submitted {
  return submitted;
}

/** Writes what was judged, in the verb's own transaction. */
export async function writeJudged(tx: Tx, judged: readonly Judged[]): Promise<void> {
  const kept = judged.flatMap(({ write: one }) => (one && "kept" in one ? [one.kept] : []));
  const corrected = kept.filter(({ correctedAt }) => correctedAt);
  const completed = kept.filter(({ partial, correctedAt }) => !partial && !correctedAt);
  const [invited, open] = [true, false].map((by) =>
    kept.filter(({ invitationId }) => (invitationId !== null) === by),
  );
  // On one connection they are done in this order, without waiting for each other's answers.
  await Promise.all([
    keepAnswers(tx, invited ?? []),
    keepOpenAnswers(tx, open ?? []),
    markAnswered(
      tx,
      completed.flatMap(({ invitationId }) => invitationId ?? []),
    ),
  ]);
  await recordActs(
    tx,
    corrected.map(({ id, customerId }) => actOf("response.corrected", id, customerId)),
  );
  await takeAway(tx, judged);
}

/** Answers taken back are gone; the audit trail says that there were some, not what they said. */
async function takeAway(tx: Tx, judged: readonly Judged[]): Promise<void> {
  const taken = judged.flatMap(({ visit, write: one }) =>
    one && "withdrawn" in one ? [{ id: one.withdrawn, visit }] : [],
  );
  await deleteResponses(
    tx,
    taken.map(({ id }) => id),
  );
  await markWithdrawn(
    tx,
    taken.flatMap(({ visit }) => visit.invitationId ?? []),
  );
  await recordActs(
    tx,
    taken.map(({ id, visit }) => actOf("response.withdrawn", id, visit.customerId)),
  );
}

function actOf(act: string, id: string, customerId: string | null) {
  const actor = customerId ? ({ kind: "customer", id: customerId } as const) : system;
  return { actor, act, subject: { kind: "response", id } };
}

const system = { kind: "system" } as const;
