import { type Context, systemContext } from "@/lib/access/context";
import { type Link, readLink, scoreIn } from "@/lib/delivery/link";
import { log } from "@/lib/ground/log";
import type { Submitted } from "@/lib/responses/submit-responses";
import { afterSubmit, noted, notKept } from "./after-submit";
import type { Answer, Ask, DoorDependencies } from "./exchange";
import { failedAnswer } from "./failed-answer";
import { gatheredAt } from "./gathered-visits";
import { inKioskFrame } from "./kiosk-frame";
import { openPathOf } from "./open-address";
import { openDoor } from "./open-door";
import { pageAnswer, seeOther } from "./page-answer";
import { ownLanguageFor } from "./page-language";
import { preferencesAddress } from "./preferences-address";
import { readSubmission } from "./submission";
import { refusedPage, seedPage, toPreferences, wrongLinkPage } from "./survey-notices";
import { visitAnswer } from "./survey-pages";

/** One visit's surroundings: what is asked, and whose survey it is. */
interface Call {
  ask: Ask;
  ctx: Context;
  invitationId: string;
  secret: string;
  beside: (work: Promise<void>) => void;
}

/**
 * The public survey, from a request to its answer; undefined for addresses that are not its own.
 * GET and HEAD change nothing: mail scanners and link previews open links too.
 */
export async function surveyDoor(ask: Ask, deps: DoorDependencies): Promise<Answer | undefined> {
  return ask.path.startsWith("/s/") ? inKioskFrame(ask, await surveyAnswer(ask, deps)) : undefined;
}

/** What is answered to a form that could not be read. */
export function surveyUnread(ask: Ask, error: unknown): Answer {
  return inKioskFrame(ask, failedAnswer(ask, error));
}

/** What is answered to a form for which there was no time: everything typed waits behind one button. */
export async function surveyPutOff(ask: Ask, error: unknown): Promise<Answer> {
  try {
    const { sent, form } = await readSubmission(ask);
    const kind = openPathOf(ask.path)?.widget ? "widget" : "page";
    return inKioskFrame(ask, notKept({ ask, sent, form, kind }, error));
  } catch (unread) {
    return surveyUnread(ask, unread);
  }
}

async function surveyAnswer(ask: Ask, deps: DoorDependencies): Promise<Answer> {
  try {
    if (ask.path.startsWith("/s/p/")) return await openDoor(ask, deps);
    const link = readLink(ask.path.slice("/s/".length).replace(/\/$/, ""), deps.secret);
    if (link?.purpose === "seed") return pageAnswer(ask, seedPage(ownLanguageFor(ask)));
    const call = callOf(link, ask, deps);
    if (!call) return pageAnswer(ask, wrongLinkPage(ownLanguageFor(ask)), { status: 404 });
    return await answer(call);
  } catch (error) {
    return failedAnswer(ask, error);
  }
}

function callOf(link: Link | undefined, ask: Ask, deps: DoorDependencies): Call | undefined {
  const { secret, database, now, beside = () => {} } = deps;
  if (link?.purpose !== "survey") return undefined;
  const ctx = systemContext(database, link.organizationId, now);
  return { ask, ctx, invitationId: link.invitationId, secret, beside };
}

async function answer(call: Call): Promise<Answer> {
  const { ask } = call;
  if (ask.method === "GET" || ask.method === "HEAD") return show(call);
  if (ask.method === "POST") return submit(call);
  const headers = { allow: "GET, HEAD, POST" };
  return pageAnswer(ask, refusedPage(ownLanguageFor(ask)), { status: 405, headers });
}

async function show({ ask, ctx, invitationId, secret, beside }: Call): Promise<Answer> {
  if (ask.query === toPreferences) {
    const { organizationId } = ctx;
    return seeOther(preferencesAddress({ organizationId, invitationId }, secret));
  }
  beside(noteClick({ ask, ctx, invitationId }));
  const visit = await gatheredAt(ctx).visit(invitationId);
  return visit
    ? visitAnswer(ask, visit)
    : pageAnswer(ask, wrongLinkPage(ownLanguageFor(ask)), { status: 404 });
}

/** A link of a mail that was opened is written down beside the page; nothing waits for it or fails by it. */
async function noteClick({
  ask,
  ctx,
  invitationId,
}: Pick<Call, "ask" | "ctx" | "invitationId">): Promise<void> {
  try {
    const score = scoreIn(ask.query);
    if (score === undefined) return;
    const purpose = ask.header("sec-purpose") ?? ask.header("purpose") ?? "";
    const ahead = ask.method === "HEAD" || /prefetch|preview|prerender/i.test(purpose);
    const userAgent = ask.header("user-agent") ?? null;
    await gatheredAt(ctx).noteClick({ invitationId, score, ahead, userAgent });
  } catch (error) {
    log.error("survey-door.click-not-noted", error);
  }
}

async function submit({ ask, ctx, invitationId }: Call): Promise<Answer> {
  const { sent, quiet } = await readSubmission(ask);
  const here = { ask, sent, home: ask.path };
  let submitted: Submitted | undefined;
  try {
    submitted = await gatheredAt(ctx).submit({ ...sent, invitationId });
  } catch (error) {
    return notKept(here, error);
  }
  if (!submitted) return pageAnswer(ask, wrongLinkPage(ownLanguageFor(ask)), { status: 404 });
  return quiet ? noted : afterSubmit(here, submitted);
}
