import type { listDecisions } from "@/lib/touchpoints/decisions.store";
import { invitationStateOf } from "@/lib/touchpoints/explain-invitation";
import { DecisionDetail } from "@/lib/touchpoints/shapes";

type Row = Awaited<ReturnType<typeof listDecisions>>[number];

/** Nothing is known of a decision that was made before its rules were kept. */
const nothingKept: DecisionDetail = {
  ...{ reasons: [], triggerId: null, surveyId: null, invitationId: null },
  ...{ dueAt: null, moved: [], heard: [] },
};

/** What moved an ask; nothing any more once it is due at another moment, after a failure. */
export function movedStill(
  { dueAt, moved }: Pick<DecisionDetail, "dueAt" | "moved">,
  invitation: { dueAt: Date } | null,
): DecisionDetail["moved"] {
  return invitation?.dueAt.toISOString() === dueAt ? moved : [];
}

/** A decision with every rule it met, and with what became of its invitation. */
export function toldDecision({ detail, invitation, ...row }: Row, now: Date) {
  const kept = DecisionDetail.safeParse(detail).data ?? nothingKept;
  const moved = movedStill(kept, invitation);
  return {
    ...row,
    ...kept,
    invitationStatus: invitation?.status ?? null,
    invitationState: invitation && invitationStateOf({ ...invitation, moved }, now),
  };
}
