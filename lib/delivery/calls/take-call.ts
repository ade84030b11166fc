import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { giveBackForgotten, holdFree, insertCall } from "@/lib/delivery/calls/call.store";
import { callable, subjectsOf } from "@/lib/delivery/calls/callable";
import { memberOf } from "@/lib/delivery/calls/member-of";
import type { TakeCall } from "@/lib/delivery/calls/shapes";
import { dueInvitation } from "@/lib/delivery/due-invitations.store";
import { Refusal } from "@/lib/ground/refusal";

/** After so long a call that was never ended can be taken by somebody else. */
const forgottenMilliseconds = 3_600_000;
const lookedAt = 100;

/**
 * Takes a call: one agent at a time is on it. Without a certain one it is the call that waits longest
 * and that nobody is on.
 */
export async function takeCall(ctx: Context, { invitationId }: TakeCall) {
  permit(ctx, "calls.work");
  const memberId = memberOf(ctx);
  return inTransaction(ctx, async (tx) => {
    const ids = await waiting(tx, invitationId);
    await giveBackForgotten(tx, ids, new Date(tx.now().getTime() - forgottenMilliseconds));
    const free = await holdFree(tx, ids);
    const callId = free && (await insertCall(tx, free, memberId));
    if (callId) return { callId };
    const message = invitationId
      ? "This call does not wait any more, or somebody else has just taken it."
      : "No call is waiting.";
    throw new Refusal("conflict", message);
  });
}

async function waiting(tx: Tx, invitationId: string | undefined): Promise<string[]> {
  const subjects = invitationId
    ? await subjectsOf(tx, await dueInvitation(tx, "phone", invitationId))
    : await callable(tx, lookedAt);
  return subjects.map(({ invitationId: id }) => id);
}
