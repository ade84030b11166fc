import { type Context, systemContext } from "@/lib/access/context";
import { endAnsweredCall } from "@/lib/delivery/calls/end-call";
import { invitationOfCall } from "@/lib/delivery/calls/read-calls";
import type { OneCall } from "@/lib/delivery/calls/shapes";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Visit } from "@/lib/responses/visits";
import { renderNotice } from "@/lib/surveys/page/render";
import { widgetSource } from "@/lib/surveys/widget-shapes";
import { afterSubmit, noted, notKept } from "./after-submit";
import type { Answer, Ask } from "./exchange";
import { gatheredAt } from "./gathered-visits";
import { pageAnswer } from "./page-answer";
import { readSubmission } from "./submission";
import { visitAnswer } from "./survey-pages";
import { inWidgetFrame } from "./widget-door";

/**
 * A customer's own survey, for the member who has them on the telephone: what is typed in answers
 * their invitation, and what was answered before the line broke is kept.
 */
export async function callDoor(ask: Ask, ctx: Context, call: OneCall): Promise<Answer> {
  return inWidgetFrame(await answer(ask, ctx, call), ["'self'"]);
}

async function answer(ask: Ask, ctx: Context, call: OneCall): Promise<Answer> {
  try {
    const isPost = ask.method === "POST";
    const invitationId = await invitationOfCall(ctx, call, isPost);
    if (isPost) return await submit(ask, ctx, { ...call, invitationId });
    const visit = await gathered(ctx).visit(invitationId);
    return visit ? visitAnswer(ask, framed(visit)) : gone(ask, "This invitation is not known.");
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return gone(ask, error.message);
  }
}

async function submit(
  ask: Ask,
  ctx: Context,
  { callId, invitationId }: OneCall & { invitationId: string },
): Promise<Answer> {
  const { sent, quiet } = await readSubmission(ask);
  // Only customers themselves take back what they said.
  if (sent.intent === "withdraw") throw new Refusal("forbidden", "This is the customer's to do.");
  const here = { ask, sent, home: ask.path, kind: "widget" } as const;
  let submitted: Submitted | undefined;
  try {
    submitted = await gathered(ctx).submit({ ...sent, invitationId });
  } catch (error) {
    return notKept(here, error);
  }
  if (!submitted) return gone(ask, "This invitation is not known.");
  if (submitted.visit.state === "answered") await endAnsweredCall(ctx, { callId });
  const visit = framed(submitted.visit);
  return quiet ? noted : afterSubmit(here, { ...submitted, visit });
}

/** What is gathered is done for whoever comes, not for the member who came first. */
function gathered({ database, organizationId, now }: Context) {
  return gatheredAt(systemContext(database, organizationId, now));
}

/** Shown as in any frame: without what surrounds it on a page of its own. */
function framed(visit: Visit): Visit {
  return { ...visit, source: widgetSource };
}

function gone(ask: Ask, said: string): Answer {
  const heading = "This call is not under way";
  const html = renderNotice({
    ...{ language: "en", organization: "", heading, said: [said] },
    mood: "sorry",
  });
  return pageAnswer(ask, html, { kind: "widget", status: 409 });
}
