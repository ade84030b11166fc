import { type Context, systemContext } from "@/lib/access/context";
import type { Database } from "@/lib/db/client";
import { readLink, signLink } from "@/lib/delivery/link";
import { log } from "@/lib/ground/log";
import { isRefusal, type Refusal } from "@/lib/ground/refusal";
import {
  type Submitted,
  submitResponse,
  type Visit,
  visitSurvey,
} from "@/lib/responses/submit-response";
import { renderSurvey } from "@/lib/surveys/page/render";
import { outcomeRoles } from "@/lib/surveys/shapes";
import { readForm } from "./form-body";
import { pageResponse, seeOther } from "./page-response";
import {
  overPage,
  refusedPage,
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

/** One visit's surroundings: the request, whose survey it is, and where preferences are set. */
interface Call {
  request: Request;
  path: string;
  ctx: Context;
  invitationId: string;
  preferencesUrl: string;
}

/**
 * The public survey, from a request to its response; undefined for addresses that are not its own.
 * GET and HEAD change nothing: mail scanners and link previews open links too.
 */
export async function surveyDoor(
  request: Request,
  deps: DoorDependencies,
): Promise<Response | undefined> {
  const path = new URL(request.url).pathname;
  if (!path.startsWith("/s/")) return undefined;
  try {
    const call = callOf(request, path, deps);
    if (!call) return pageResponse(request, wrongLinkPage(), { status: 404 });
    return await answer(call);
  } catch (error) {
    if (isRefusal(error)) return refused(request, error);
    log.error("survey-door.failed", error);
    const headers = { "retry-after": "30" };
    return pageResponse(request, unavailablePage(), { status: 503, headers });
  }
}

function callOf(request: Request, path: string, deps: DoorDependencies): Call | undefined {
  const link = readLink(path.slice("/s/".length).replace(/\/$/, ""), deps.secret);
  if (link?.purpose !== "survey") return undefined;
  const { organizationId, invitationId } = link;
  const preferences = signLink(
    { organizationId, invitationId, purpose: "preferences" },
    deps.secret,
  );
  const ctx = systemContext(deps.database, organizationId, deps.now);
  return { request, path, ctx, invitationId, preferencesUrl: `/u/${preferences}` };
}

function refused(request: Request, { code, message }: Refusal): Response {
  const status = code === "too-large" ? 413 : 400;
  return pageResponse(request, refusedPage(message), { status });
}

async function answer(call: Call): Promise<Response> {
  const { request } = call;
  if (request.method === "GET" || request.method === "HEAD") return show(call);
  if (request.method === "POST") return submit(call);
  const headers = { allow: "GET, HEAD, POST" };
  return pageResponse(request, refusedPage("This address shows a survey."), {
    status: 405,
    headers,
  });
}

async function show(call: Call): Promise<Response> {
  const visit = await visitSurvey(call.ctx, call.invitationId);
  if (!visit) return pageResponse(call.request, wrongLinkPage(), { status: 404 });
  if (visit.state !== "open") return notice(call, visit);
  return pageResponse(call.request, surveyPage(call, visit, preselected(call.request, visit)));
}

function surveyPage(
  { preferencesUrl }: Call,
  { definition, organizationName }: Visit,
  given: Record<string, string>,
  problems: Record<string, string> = {},
): string {
  return renderSurvey({
    definition,
    organization: organizationName,
    preferencesUrl,
    given,
    problems,
  });
}

/** The number tapped in the message, chosen on the page but not recorded. */
function preselected(request: Request, { definition }: Visit): Record<string, string> {
  const score = new URL(request.url).searchParams.get("score");
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome && score && /^-?\d{1,3}$/.test(score) ? { [outcome.key]: score } : {};
}

function notice(call: Call, visit: Visit, given: Record<string, string> = {}): Response {
  const { request, preferencesUrl } = call;
  if (visit.state === "answered") return pageResponse(request, thanksPage(visit, preferencesUrl));
  return pageResponse(request, overPage(visit, preferencesUrl, given), { status: 410 });
}

async function submit(call: Call): Promise<Response> {
  const fields = await readForm(call.request);
  const submitted = await submitResponse(call.ctx, call.invitationId, fields);
  if (!submitted) return pageResponse(call.request, wrongLinkPage(), { status: 404 });
  const { visit } = submitted;
  if (visit.state === "answered") return seeOther(call.path);
  const given = Object.fromEntries(
    [...fields].map(([key, text]) => [key, text.replaceAll("\0", "")]),
  );
  if (visit.state !== "open") return notice(call, visit, given);
  return again(call, submitted, given);
}

/** The form once more, with everything typed and what is wrong beside it. */
function again(
  call: Call,
  { visit, problems }: Submitted,
  given: Record<string, string>,
): Response {
  const unknown = problems.find(({ code }) => code === "unknown");
  if (unknown) return pageResponse(call.request, refusedPage(unknown.message), { status: 400 });
  const messages = Object.fromEntries(problems.map(({ path, message }) => [path, message]));
  return pageResponse(call.request, surveyPage(call, visit, given, messages), { status: 422 });
}
