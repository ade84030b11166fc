import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { invitationStateOf } from "./explain-invitation";
import type { Interaction, InteractionRequest } from "./interaction-shapes";
import { findInteraction } from "./interactions.store";
import { DecisionDetail } from "./shapes";
import { movedStill } from "./told-decision";

/** One interaction, with what the triggers decided on it and why. */
export async function readInteraction(
  ctx: Context,
  input: InteractionRequest,
): Promise<Interaction> {
  permit(ctx, "interactions.read");
  return inTransaction(ctx, (tx) => interactionById(tx, input.interactionId));
}

/** One interaction, without asking who wants to know. */
export async function interactionById(tx: Tx, id: string): Promise<Interaction> {
  const row = await findInteraction(tx, id);
  if (!row) throw new Refusal("not-found", "There is no such interaction.");
  const { customerId, customerExternalId, customerErasedAt, decisionDetail, ...rest } = row;
  const { decisionReason, decidedAt, invitation, ...plain } = rest;
  const detail = DecisionDetail.safeParse(decisionDetail).data;
  const moved = detail && movedStill(detail, invitation);
  const visible = customerErasedAt === null ? customerExternalId : null;
  return {
    ...plain,
    customer: customerId ? { id: customerId, externalId: visible } : null,
    occurredAt: row.occurredAt.toISOString(),
    reason: decisionReason,
    reasons: detail?.reasons ?? [],
    decidedAt: decidedAt?.toISOString() ?? null,
    survey: detail?.surveyId ?? null,
    trigger: detail?.triggerId ?? null,
    invitation: detail?.invitationId ?? null,
    invitationState: invitation && invitationStateOf({ ...invitation, moved }, tx.now()),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
