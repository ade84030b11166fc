import { type Context, systemContext } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { readLink, signLink } from "@/lib/delivery/link";
import { log } from "@/lib/ground/log";
import { isRefusal, type Refusal } from "@/lib/ground/refusal";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Visit } from "@/lib/responses/visits";
import { renderSurvey } from "@/lib/surveys/page/render";
import { outcomeRoles } from "@/lib/surveys/shapes";
import type { Answer, Ask } from "./exchange";
import { readForm } from "./form-body";
import { gatheredAt } from "./gathered-visits";
import { keptPage } from "./kept-pages";
import { pageAnswer, seeOther } from "./page-answer";
import {
  overPage,
  refusedPage,
  sendAgainPage,
  thanksPage,
  unavailablePage,
  wrongLinkPage,
} from "./survey-notices";

export interface DoorDependencies {
  database: Database;
  /** What links are signed with. */
  secret: string;
  now?: () => Date;
}

/** One visit's surroundings: what is asked, and whose survey it is. */
interface Call {
  ask: Ask;
  ctx: Context;
  invitationId: string;
  secret: string;
}

/** Leads from a survey's page to its customer's preferences; the same for everybody. */
const toPreferences = "?preferences";

/**
 * The public survey, from a request to its answer; undefined for addresses that are not its own.
 * GET and HEAD change nothing: mail scanners and link previews open links too.
 */
export async function surveyDoor(ask: Ask, deps: DoorDependencies): Promise<Answer | undefined> {
  if (!ask.path.startsWith("/s/")) return undefined;
  try {
    const call = callOf(ask, deps);
    if (!call) return pageAnswer(ask, wrongLinkPage(), { status: 404 });
    return await answer(call);
  } catch (error) {
    if (isRefusal(error) && error.code !== "unavailable") return refused(ask, error);
    if (!isRefusal(error)) log.error("survey-door.failed", error);
    return unavailable(ask, isRefusal(error) ? error.retryAfterSeconds : undefined);
  }
}

function callOf(ask: Ask, { secret, database, now }: DoorDependencies): Call | undefined {
  const link = readLink(ask.path.slice("/s/".length).replace(/\/$/, ""), secret);
  if (link?.purpose !== "survey") return undefined;
  const ctx = systemContext(database, link.organizationId, now);
  return { ask, ctx, invitationId: link.invitationId, secret };
}

function refused(ask: Ask, { code, message }: Refusal): Answer {
  const status = code === "too-large" ? 413 : 400;
  return pageAnswer(ask, refusedPage(message), { status });
}

function unavailable(ask: Ask, retryAfterSeconds = 30): Answer {
  const headers = { "retry-after": String(retryAfterSeconds) };
  return pageAnswer(ask, unavailablePage(), { status: 503, headers });
}

async function answer(call: Call): Promise<Answer> {
  const { ask } = call;
  if (ask.method === "GET" || ask.method === "HEAD") return show(call);
  if (ask.method === "POST") return submit(call);
  const headers = { allow: "GET, HEAD, POST" };
  return pageAnswer(ask, refusedPage("This address shows a survey."), { status: 405, headers });
}

async function show(call: Call): Promise<Answer> {
  const { ask, ctx, invitationId, secret } = call;
  if (ask.query === toPreferences) {
    const { organizationId } = ctx;
    return seeOther(
      `/u/${signLink({ organizationId, invitationId, purpose: "preferences" }, secret)}`,
    );
  }
  const visit = await gatheredAt(ctx).visit(invitationId);
  if (!visit) return pageAnswer(ask, wrongLinkPage(), { status: 404 });
  if (visit.state !== "open") return notice(call, visit);
  const given = preselected(ask, visit);
  const key = `survey ${visit.versionId} ${JSON.stringify([visit.organizationName, given])}`;
  return pageAnswer(
    ask,
    keptPage(key, () => surveyPage(visit, given)),
  );
}

function surveyPage(
  { definition, organizationName }: Visit,
  given: Record<string, string>,
  problems: Record<string, string> = {},
): string {
  return renderSurvey({
    definition,
    organization: organizationName,
    preferencesUrl: toPreferences,
    given,
    problems,
  });
}

/** The number tapped in the message, chosen on the page but not recorded. */
function preselected({ query }: Ask, { definition }: Visit): Record<string, string> {
  const score = query === "" ? null : new URLSearchParams(query).get("score");
  if (!score || !/^-?\d{1,3}$/.test(score)) return {};
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome ? { [outcome.key]: score } : {};
}

function notice({ ask }: Call, visit: Visit, given: Record<string, string> = {}): Answer {
  if (visit.state !== "answered") {
    return pageAnswer(ask, overPage(visit, toPreferences, given), { status: 410 });
  }
  const key = `thanks ${visit.versionId} ${visit.class} ${visit.organizationName}`;
  return pageAnswer(
    ask,
    keptPage(key, () => thanksPage(visit, toPreferences)),
  );
}

async function submit(call: Call): Promise<Answer> {
  const { ask, ctx, invitationId } = call;
  const fields = await readForm(ask);
  let submitted: Submitted | undefined;
  try {
    submitted = await gatheredAt(ctx).submit({ invitationId, fields });
  } catch (error) {
    return notKept(ask, fields, error);
  }
  if (!submitted) return pageAnswer(ask, wrongLinkPage(), { status: 404 });
  const { visit } = submitted;
  if (visit.state === "answered") return seeOther(ask.path);
  if (visit.state !== "open") return notice(call, visit, given(fields));
  return again(call, submitted, given(fields));
}

function given(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...fields].map(([key, text]) => [key, text.replaceAll("\0", "")]));
}

/** Nothing was kept, by no fault of the customer's: everything typed waits behind one button. */
function notKept(ask: Ask, fields: ReadonlyMap<string, string>, error: unknown): Answer {
  if (!isRefusal(error)) log.error("survey-door.not-kept", error);
  const seconds = (isRefusal(error) && error.retryAfterSeconds) || 30;
  const headers = { "retry-after": String(seconds) };
  return pageAnswer(ask, sendAgainPage(given(fields)), { status: 503, headers });
}

/** The form once more, with everything typed and what is wrong beside it. */
function again(
  { ask }: Call,
  { visit, problems }: Submitted,
  typed: Record<string, string>,
): Answer {
  const unknown = problems.find(({ code }) => code === "unknown");
  if (unknown) return pageAnswer(ask, refusedPage(unknown.message), { status: 400 });
  const messages = Object.fromEntries(problems.map(({ path, message }) => [path, message]));
  return pageAnswer(ask, surveyPage(visit, typed, messages), { status: 422 });
}
