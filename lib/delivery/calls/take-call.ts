import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { giveBackForgotten, holdFree, insertCall } from "@/lib/delivery/calls/call.store";
import { callable, subjectsOf } from "@/lib/delivery/calls/callable";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { memberOf } from "@/lib/delivery/calls/member-of";
import type { TakeCall } from "@/lib/delivery/calls/shapes";
import { dueInvitation } from "@/lib/delivery/due-invitations.store";
import { openKinds } from "@/lib/delivery/open-kinds";
import { Refusal } from "@/lib/ground/refusal";

const lookedAt = 500;

/** Whoever loses a call to a colleague at the same moment looks for the next one, so many times. */
const tries = 3;

/**
 * Takes a call: one agent at a time is on it. Without a certain one it is the call that waits longest
 * and that nobody is on.
 */
export async function takeCall(ctx: Context, { invitationId }: TakeCall) {
  permit(ctx, "calls.work");
  const memberId = memberOf(ctx);
  return inTransaction(ctx, async (tx) => {
    if (!(await openKinds(tx)).has("phone")) {
      throw new Refusal("conflict", "The telephone is switched off as a channel.");
    }
    const callId = await takeFree(tx, await waiting(tx, invitationId), memberId);
    if (callId) return { callId };
    const message = invitationId
      ? "This call does not wait any more, or somebody else has just taken it."
      : "No call is waiting.";
    throw new Refusal("conflict", message);
  });
}

/** An invitation is taken before its calls, as everybody does. */
async function takeFree(tx: Tx, ids: readonly string[], memberId: string) {
  const before = forgottenBefore(tx.now());
  for (let once = 0; once < tries; once += 1) {
    const free = await holdFree(tx, ids, before);
    if (!free) return undefined;
    await giveBackForgotten(tx, free, before);
    const callId = await insertCall(tx, free, memberId);
    if (callId) return callId;
  }
  return undefined;
}

async function waiting(tx: Tx, invitationId: string | undefined): Promise<string[]> {
  const subjects = invitationId
    ? await subjectsOf(tx, await dueInvitation(tx, "phone", invitationId))
    : await callable(tx, lookedAt);
  return subjects.map(({ invitationId: id }) => id);
}
