import { type Context, systemContext } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { readLink, signLink } from "@/lib/delivery/link";
import { log } from "@/lib/ground/log";
import { isRefusal, type Refusal } from "@/lib/ground/refusal";
import type { Submission } from "@/lib/responses/judge-submission";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Answer, Ask } from "./exchange";
import { gatheredAt } from "./gathered-visits";
import { pageAnswer, seeOther } from "./page-answer";
import { readSubmission } from "./submission";
import {
  refusedPage,
  sendAgainPage,
  toPreferences,
  unavailablePage,
  wrongLinkPage,
} from "./survey-notices";
import { formPage, languageFor, tooLate, visitAnswer } from "./survey-pages";

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

async function show({ ask, ctx, invitationId, secret }: Call): Promise<Answer> {
  if (ask.query === toPreferences) {
    const { organizationId } = ctx;
    const link = { organizationId, invitationId, purpose: "preferences" } as const;
    return seeOther(`/u/${signLink(link, secret)}`);
  }
  const visit = await gatheredAt(ctx).visit(invitationId);
  return visit ? visitAnswer(ask, visit) : pageAnswer(ask, wrongLinkPage(), { status: 404 });
}

async function submit({ ask, ctx, invitationId }: Call): Promise<Answer> {
  const posted = await readSubmission(ask, invitationId);
  let submitted: Submitted | undefined;
  try {
    submitted = await gatheredAt(ctx).submit(posted.submission);
  } catch (error) {
    return notKept(ask, posted.submission, error);
  }
  if (!submitted) return pageAnswer(ask, wrongLinkPage(), { status: 404 });
  return posted.quiet ? noted : afterSubmit(ask, posted.submission, submitted);
}

const noted: Answer = { status: 204, headers: { "cache-control": "no-store" }, body: undefined };

/** To the page that says what is true now, or back to the form with what is wrong with it. */
function afterSubmit(ask: Ask, { intent, fields }: Submission, submitted: Submitted): Answer {
  const { visit, problems, at } = submitted;
  const unknown = problems.find(({ code }) => code === "unknown");
  if (unknown) return pageAnswer(ask, refusedPage(unknown.message), { status: 400 });
  const typed = typedIn(fields);
  if (problems.length > 0 || at !== undefined) return formAgain(ask, typed, submitted);
  if (intent === "keep" && visit.state === "open") return seeOther(`${ask.path}?kept`);
  const inTime = visit.state === "answered" && (intent !== "correct" || visit.correctable);
  const language = typed._language;
  const query = language ? `?${new URLSearchParams({ lang: language })}` : "";
  const settled = inTime || visit.state === "withdrawn";
  return settled ? seeOther(`${ask.path}${query}`) : tooLate(ask, visit, typed);
}

/** The next page; or the same once more, with everything typed and what is wrong beside it. */
function formAgain(
  ask: Ask,
  given: Record<string, string>,
  { visit, problems, at = 0 }: Submitted,
): Answer {
  const page = formPage(visit, {
    given,
    problems: Object.fromEntries(problems.map(({ path, message }) => [path, message])),
    language: given._language ?? languageFor(ask, visit),
    at,
  });
  const status = problems.length > 0 ? 422 : 200;
  return pageAnswer(ask, page, { status, look: visit.definition.look });
}

function typedIn(fields: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...fields].map(([key, text]) => [key, text.replaceAll("\0", "")]));
}

/** Nothing was kept, by no fault of the customer's: everything typed waits behind one button. */
function notKept(ask: Ask, { fields, intent }: Submission, error: unknown): Answer {
  if (!isRefusal(error)) log.error("survey-door.not-kept", error);
  const seconds = (isRefusal(error) && error.retryAfterSeconds) || 30;
  const headers = { "retry-after": String(seconds) };
  const page = sendAgainPage({ ...typedIn(fields), _do: intent });
  return pageAnswer(ask, page, { status: 503, headers });
}
