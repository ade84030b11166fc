import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { addressFor } from "@/lib/delivery/address";
import { findCall, findSubjects, openCalls } from "@/lib/delivery/calls/call.store";
import { callable } from "@/lib/delivery/calls/callable";
import { forgottenBefore } from "@/lib/delivery/calls/forgotten";
import { memberOf } from "@/lib/delivery/calls/member-of";
import type { OneCall, OneCallShown, WaitingCall } from "@/lib/delivery/calls/shapes";
import { openKinds } from "@/lib/delivery/open-kinds";
import { Refusal } from "@/lib/ground/refusal";

const mostShown = 100;

interface Calls {
  /** Longest waiting first; at most the first hundred. */
  waiting: WaitingCall[];
  more: boolean;
  /** Whether the telephone is switched on as a channel. */
  on: boolean;
}

/** Who is to be called now. */
export async function readCalls(ctx: Context): Promise<Calls> {
  permit(ctx, "calls.work");
  const memberId = memberOf(ctx);
  return inTransaction(ctx, async (tx) => {
    const on = (await openKinds(tx)).has("phone");
    const subjects = on ? await callable(tx, mostShown + 1) : [];
    const ids = subjects.map(({ invitationId }) => invitationId);
    const open = await openCalls(tx, ids, forgottenBefore(tx.now()));
    const taken = new Map(open.map((one) => [one.invitationId, one]));
    const waiting = subjects.slice(0, mostShown).map((subject): WaitingCall => {
      const one = taken.get(subject.invitationId);
      if (!one) return { ...subject, taken: null };
      const { callId, memberName, takenAt } = one;
      const mine = one.memberId === memberId;
      return { ...subject, taken: { callId, memberName, takenAt, mine } };
    });
    return { waiting, more: subjects.length > mostShown, on };
  });
}

/** One call of one's own: under way, or how it ended. */
export async function readCall(ctx: Context, { callId }: OneCall): Promise<OneCallShown> {
  permit(ctx, "calls.work");
  return inTransaction(ctx, async (tx) => {
    const { invitationId, takenAt, endedAt, outcome } = await ownCall(tx, callId);
    const [found] = await findSubjects(tx, [invitationId]);
    if (!found) throw missing();
    const { email, phone, ...subject } = found;
    const number = addressFor("phone", { email, phone }) ?? "";
    return { ...subject, number, callId, takenAt, endedAt, outcome };
  });
}

/**
 * The invitation that a call of one's own is about, while it lasts; to be read, also of one in which
 * everything was answered.
 */
export async function invitationOfCall(
  ctx: Context,
  { callId }: OneCall,
  toAnswer: boolean,
): Promise<string> {
  permit(ctx, "calls.work");
  const { invitationId, outcome } = await inTransaction(ctx, (tx) => ownCall(tx, callId));
  if (outcome === null || (outcome === "answered" && !toAnswer)) return invitationId;
  throw new Refusal("conflict", "This call is over.");
}

async function ownCall(tx: Tx, callId: string) {
  const call = await findCall(tx, callId);
  if (call?.memberId === memberOf(tx)) return call;
  throw missing();
}

function missing(): Refusal {
  return new Refusal("not-found", "There is no such call of yours.");
}
