import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { closeCall, findCall, holdInvitationOf, moveOn } from "@/lib/delivery/calls/call.store";
import { memberOf } from "@/lib/delivery/calls/member-of";
import { nextCallAt } from "@/lib/delivery/calls/next-call";
import type { CallEnd, EndCall, OneCall } from "@/lib/delivery/calls/shapes";
import { findChannels } from "@/lib/delivery/channel.store";
import { phoneSettings } from "@/lib/delivery/channel-config";
import { cancelScheduled } from "@/lib/delivery/invitation.store";
import { findInvited, insertOptOuts } from "@/lib/delivery/invitee.store";
import { otherwise } from "@/lib/delivery/outcome";
import { insertSurveyOptOuts } from "@/lib/delivery/survey-opt-out.store";
import { wakeSenderIfDue } from "@/lib/delivery/wake-sender";
import { Refusal } from "@/lib/ground/refusal";

type Called = NonNullable<Awaited<ReturnType<typeof holdInvitationOf>>>;

/**
 * Ends a call in which the survey was not answered: tried again later, or by the next channel when it
 * was tried often enough; called off for whoever does not want it; or given back.
 */
export async function endCall(ctx: Context, { callId, outcome }: EndCall): Promise<void> {
  permit(ctx, "calls.work");
  const memberId = memberOf(ctx);
  await inTransaction(ctx, async (tx) => {
    const called = await holdInvitationOf(tx, callId);
    if (!called) throw over();
    const isClosed = await closeCall(tx, callId, memberId, outcome);
    if (!isClosed && !(await isLateNo(tx, { callId, memberId, outcome }))) throw over();
    // A no counts, whatever has become of the invitation during the call.
    if (outcome === "survey-declined") await callOff(tx, called, "survey");
    if (outcome === "unsubscribed") await callOff(tx, called, "all");
    if (outcome === "not-reached" && called.status === "scheduled") await tryLater(tx, called);
  });
}

const noes: readonly CallEnd[] = ["survey-declined", "unsubscribed"];

/**
 * Whether a no was said in a member's own call that is over otherwise: a colleague may have taken it for
 * forgotten while the customer was still talking.
 */
async function isLateNo(tx: Tx, { callId, memberId, outcome }: EndCall & { memberId: string }) {
  const call = await findCall(tx, callId);
  return call?.memberId === memberId && call.outcome !== outcome && noes.includes(outcome);
}

/** Ends the call in which everything was answered; nothing happens when it is over already. */
export async function endAnsweredCall(ctx: Context, { callId }: OneCall): Promise<void> {
  permit(ctx, "calls.work");
  const memberId = memberOf(ctx);
  await inTransaction(ctx, async (tx) => {
    await holdInvitationOf(tx, callId);
    await closeCall(tx, callId, memberId, "answered");
  });
}

async function tryLater(tx: Tx, called: Called): Promise<void> {
  const row = (await findChannels(tx)).find(({ kind }) => kind === "phone");
  const made = called.attempts + 1;
  const { attempts: most } = phoneSettings(row);
  const dueAt = nextCallAt(made, most, tx.now(), called.expiresAt);
  const failure = "not-reached";
  if (dueAt) return moveOn(tx, called.id, { status: "scheduled", attempts: made, failure, dueAt });
  const next = otherwise(failure, { ...called, attempts: made }, tx.now());
  await moveOn(tx, called.id, next);
  await wakeSenderIfDue(tx);
}

/** What a customer says on the telephone counts like what they choose on a page. */
async function callOff(tx: Tx, called: Called, what: "survey" | "all"): Promise<void> {
  const { id, surveyId, customerId } = called;
  const addresses = (await findInvited(tx, id))?.addresses ?? [];
  if (what === "survey") {
    await cancelScheduled(tx, [customerId], "survey-declined", surveyId);
    await insertSurveyOptOuts(tx, surveyId, addresses);
  } else {
    await cancelScheduled(tx, [customerId], "unsubscribed");
    await insertOptOuts(tx, addresses, "phone");
  }
  const act = what === "survey" ? "survey.declined" : "customer.unsubscribed";
  await recordAct(tx, act, { kind: "customer", id: customerId }, { by: "phone" });
}

function over(): Refusal {
  return new Refusal("conflict", "This call is over, or somebody else's.");
}
