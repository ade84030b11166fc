import type { Context } from "@/lib/access/context";
import { readLink, signLink } from "@/lib/delivery/link";
import { waitingFor } from "@/lib/delivery/waiting/waiting-for";
import { customerSigned } from "@/lib/responses/signed-customer";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Visit } from "@/lib/responses/visits";
import { widgetSource } from "@/lib/surveys/widget-shapes";
import { afterSubmit, noted, notKept } from "./after-submit";
import type { Answer, Ask } from "./exchange";
import { gatheredAt } from "./gathered-visits";
import type { OpenHome, OpenPath } from "./open-address";
import { pageAnswer, seeOther } from "./page-answer";
import { ownLanguageFor } from "./page-language";
import { preferencesAddress } from "./preferences-address";
import { readSubmission } from "./submission";
import { refusedPage, toPreferences } from "./survey-notices";
import { visitAnswer } from "./survey-pages";

/** A survey that shows on another site, and what is asked of it there. */
interface Call {
  ask: Ask;
  ctx: Context;
  path: OpenPath;
  home: OpenHome;
  secret: string;
}

/** The invitation that waits for the customer whom the site has signed for, if there is one. */
export async function waitingHere({
  ctx,
  home,
  query,
}: Pick<Call, "ctx" | "home"> & { query: URLSearchParams }): Promise<string | undefined> {
  const customerId = await customerSigned(ctx, query);
  if (customerId === undefined) return undefined;
  return waitingFor(ctx, { customerId, surveyId: home.surveyId });
}

/** To the invitation's own address within the frame, which names neither customer nor site. */
export function toInvitation({ ask, path, home, secret }: Call, invitationId: string): Answer {
  const { organizationId } = home;
  const token = signLink({ organizationId, invitationId, purpose: "survey" }, secret);
  const language = new URLSearchParams(ask.query).get("lang");
  const rest = language ? `?${new URLSearchParams({ lang: language })}` : "";
  return seeOther(`${path.start}/widget/${token}${rest}`);
}

/** The invitation that an address within the frame belongs to; undefined for any other address. */
export function invitationAt({
  path,
  home,
  secret,
}: Pick<Call, "path" | "home" | "secret">): string | undefined {
  const link = path.token === undefined ? undefined : readLink(path.token, secret);
  const isOurs = link?.purpose === "survey" && link.organizationId === home.organizationId;
  return isOurs ? link.invitationId : undefined;
}

/** Shows an invitation's survey in the frame, or keeps what was answered there; undefined if it is none of this survey. */
export async function answerInvited(call: Call, invitationId: string): Promise<Answer | undefined> {
  const { ask, ctx, home } = call;
  const visit = await gatheredAt(ctx).visit(invitationId);
  if (visit?.surveyId !== home.surveyId) return undefined;
  if (ask.method === "POST") return submit(call, invitationId);
  if (ask.method === "GET" || ask.method === "HEAD") return show(call, visit, invitationId);
  const headers = { allow: "GET, HEAD, POST" };
  return pageAnswer(ask, refusedPage(ownLanguageFor(ask)), { status: 405, headers });
}

/** The survey; or, where the customer wants that, what they can say against being asked. */
function show({ ask, home, secret }: Call, visit: Visit, invitationId: string): Answer {
  if (ask.query !== toPreferences) return visitAnswer(ask, framed(visit));
  const { organizationId } = home;
  return seeOther(preferencesAddress({ organizationId, invitationId }, secret));
}

async function submit({ ask, ctx, path }: Call, invitationId: string): Promise<Answer | undefined> {
  const { sent, quiet } = await readSubmission(ask);
  const here = { ask, sent, home: `${path.start}/widget/${path.token}`, kind: "widget" } as const;
  let submitted: Submitted | undefined;
  try {
    submitted = await gatheredAt(ctx).submit({ ...sent, invitationId });
  } catch (error) {
    return notKept(here, error);
  }
  if (!submitted) return undefined;
  const visit = framed(submitted.visit);
  return quiet ? noted : afterSubmit(here, { ...submitted, visit });
}

/** Shown as in any frame, by whatever channel the invitation went on meanwhile. */
function framed(visit: Visit): Visit {
  return { ...visit, source: widgetSource };
}
