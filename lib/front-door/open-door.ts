import { type Context, systemContext } from "@/lib/access/context";
import { newId } from "@/lib/ground/ids";
import { type OpenForm, readOpenForm, signOpenForm } from "@/lib/responses/open-form";
import type { OpenSurvey } from "@/lib/responses/open-visits";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Visit } from "@/lib/responses/visits";
import { kioskSource } from "@/lib/surveys/kiosk-shapes";
import { plainSource, sourceNamed } from "@/lib/surveys/open-link-shapes";
import { afterSubmit, noted, notKept } from "./after-submit";
import type { Answer, Ask, DoorDependencies } from "./exchange";
import { failedAnswer } from "./failed-answer";
import { passFloodGates } from "./flood-gate";
import { gatheredAt } from "./gathered-visits";
import { answerInvited, invitationAt, toInvitation, waitingHere } from "./invited-widget";
import { isAtKiosk, kioskPage, kioskScreen, leaveKiosk } from "./kiosk-door";
import { homeOf, type OpenHome, type OpenPath, openPathOf } from "./open-address";
import { formCookie, formInCookie } from "./open-form-cookie";
import { pageAnswer, seeOther } from "./page-answer";
import { languageFor, ownLanguageFor } from "./page-language";
import { readSubmission } from "./submission";
import {
  kioskThanksPage,
  noSurveyPage,
  refusedPage,
  thanksPage,
  withdrawnPage,
} from "./survey-notices";
import { formPage, keptSoFar, kindOf, preselected, visitAnswer } from "./survey-pages";
import { inWidgetFrame, openInWidget, shownWidget } from "./widget-door";

/** One visit's surroundings: what is asked, and whose survey it is. */
interface Call {
  ask: Ask;
  ctx: Context;
  path: OpenPath;
  home: OpenHome;
  secret: string;
}

/**
 * A survey that anybody may answer. A GET hands out a signed form and stores nothing; the form is one
 * response however often it is sent, from whatever tab, and its address is its sender's alone.
 */
export async function openDoor(ask: Ask, { database, secret, now }: DoorDependencies) {
  const path = openPathOf(ask.path);
  const home = path && (await homeOf(database, path.slug));
  if (!home) return noSurvey(ask);
  const call = { ask, path, home, secret, ctx: systemContext(database, home.organizationId, now) };
  if (path.kiosk) return atKiosk(call);
  if (path.widget) return inWidget(call);
  return answer(call);
}

async function answer(call: Call): Promise<Answer> {
  const { ask } = call;
  if (ask.method === "POST") return submit(call);
  if (ask.method === "GET" || ask.method === "HEAD") return show(call);
  const headers = { allow: "GET, HEAD, POST" };
  return pageAnswer(ask, refusedPage(ownLanguageFor(ask)), { status: 405, headers });
}

function noSurvey(ask: Ask): Answer {
  return pageAnswer(ask, noSurveyPage(ownLanguageFor(ask)), { status: 404 });
}

async function show(call: Call): Promise<Answer> {
  const { ask, ctx, path, home, secret } = call;
  if (path.token !== undefined) {
    const form = readOpenForm(path.token, home, secret);
    const visit = form && (await gatheredAt(ctx).visitOpen(form));
    if (visit && isAtKiosk(visit)) return nextAtKiosk(call, visit);
    return visit ? formsPage(call, visit, path.token) : noSurvey(ask);
  }
  const survey = await gatheredAt(ctx).openSurvey(home.surveyId);
  if (!survey?.active || survey.closedAt || survey.versionId === null) return noSurvey(ask);
  const form = formFor(call, { ...survey, versionId: survey.versionId });
  const token = signOpenForm(form, secret);
  if (new URLSearchParams(ask.query).has("again")) return handedAnew(call, token);
  const visit = await gatheredAt(ctx).visitOpen(form);
  if (!visit) return noSurvey(ask);
  if (visit.state === "answered") return seeOther(`${path.start}/${token}`);
  return surveyPage(call, visit, token);
}

/** In a frame on another site, which shows whatever it is. */
async function inWidget(call: Call): Promise<Answer> {
  const { ask, ctx, home } = call;
  const survey = await gatheredAt(ctx).openSurvey(home.surveyId);
  const widget = shownWidget(survey);
  if (!widget || !survey?.versionId) return noSurvey(ask);
  const answered = withinFrame(call, survey.versionId);
  return inWidgetFrame(await answered.catch((error) => failedAnswer(ask, error)), widget.origins);
}

/** The survey that waits for a customer whom the site knows; or the one that anybody may answer. */
async function withinFrame(call: Call, versionId: string): Promise<Answer> {
  const { ask, path } = call;
  const invitationId = invitationAt(call);
  if (invitationId !== undefined) return (await answerInvited(call, invitationId)) ?? noSurvey(ask);
  if (path.token !== undefined || ask.method === "POST") return answer(call);
  const waiting = await waitingHere({ ...call, query: new URLSearchParams(ask.query) });
  return waiting === undefined ? openInWidget(call, versionId) : toInvitation(call, waiting);
}

/** A kiosk's screen, the form of whoever stands there next, and the way out. */
async function atKiosk(call: Call): Promise<Answer> {
  const { ask, ctx, path, home, secret } = call;
  const survey = await gatheredAt(ctx).openSurvey(home.surveyId);
  if (!survey?.kiosk || survey.closedAt || survey.versionId === null) return noSurvey(ask);
  const { versionId } = survey;
  if (path.kiosk === "start" && ask.method === "POST") return submit(call);
  const form = { ...home, responseId: newId(), versionId, source: kioskSource };
  const visit = await gatheredAt(ctx).visitOpen(form);
  if (!visit) return noSurvey(ask);
  if (path.kiosk === "start") return kioskPage(ask, visit, signOpenForm(form, secret));
  return ask.method === "POST" ? leaveKiosk(ask, ctx, path, visit) : kioskScreen(ask, path, visit);
}

/** After whoever stood there: thanks, then the start. Their answers are shown to nobody. */
function nextAtKiosk({ ask, path }: Call, visit: Visit): Answer {
  const start = `${path.start}/kiosk/start`;
  if (visit.state !== "answered") return seeOther(start);
  const page = kioskThanksPage(visit, languageFor(ask, visit), start);
  return pageAnswer(ask, page, { look: visit.definition.look, kind: "kiosk" });
}

/** The form this browser was handed before, while it still fits; otherwise a new one. */
function formFor(
  { ask, home, secret }: Call,
  { versionId, sources }: OpenSurvey & { versionId: string },
): OpenForm {
  const query = new URLSearchParams(ask.query);
  const tag = query.get("source");
  const source = sourceNamed(tag, sources);
  const brought = readOpenForm(formInCookie(ask) ?? "", home, secret);
  const fits = brought?.versionId === versionId && (tag === null || brought.source === source);
  if (brought && fits && !query.has("again")) return brought;
  return { ...home, responseId: newId(), versionId, source };
}

/** To the start with a new form in the browser's hands: a reload there is the same form still. */
function handedAnew({ ask, path }: Call, token: string): Answer {
  const query = new URLSearchParams(ask.query);
  query.delete("again");
  const { status, headers, body } = seeOther(query.size ? `${path.start}?${query}` : path.start);
  return { status, headers: { ...headers, ...formCookie(path, token) }, body };
}

/** The survey, to be answered or gone on with. */
function surveyPage({ ask, path }: Call, visit: Visit, form: string): Answer {
  const { look } = visit.definition;
  const language = languageFor(ask, visit);
  const filled = visit.kept ? keptSoFar(ask, visit) : { given: preselected(ask, visit) };
  const page = formPage(visit, { ...filled, language, form });
  const kind = kindOf(visit);
  return pageAnswer(ask, page, { look, kind, headers: path.widget ? {} : formCookie(path, form) });
}

/** What the address of one form shows: the survey while it is open, then thanks and the answers. */
function formsPage(call: Call, visit: Visit, form: string): Answer {
  const { ask, path } = call;
  if (visit.state === "open" && ask.query !== "?withdraw") return surveyPage(call, visit, form);
  if (visit.state !== "answered" || ["?withdraw", "?answers"].includes(ask.query)) {
    return visitAnswer(ask, visit);
  }
  if (path.widget) return visitAnswer(ask, visit);
  const place =
    visit.source === plainSource ? "" : `&${new URLSearchParams({ source: visit.source })}`;
  const page = thanksPage(visit, languageFor(ask, visit), `${path.start}?again${place}`);
  return pageAnswer(ask, page, { look: visit.definition.look });
}

async function submit({ ask, ctx, path, home, secret }: Call): Promise<Answer> {
  const { sent, quiet, form: carried } = await readSubmission(ask);
  const token = path.token ?? carried ?? "";
  const form = readOpenForm(token, home, secret);
  if (!form) return pageAnswer(ask, refusedPage(ownLanguageFor(ask)), { status: 400 });
  const atKiosk = isAtKiosk(form);
  const kind = kindOf(form);
  const frame = kind === "page" ? "" : `/${kind}`;
  const here = { ask, sent, home: `${path.start}${frame}/${token}`, form: token, kind };
  // Whoever stands at a kiosk only answers: what the last person answered is not theirs.
  if (atKiosk && !["answer", "keep"].includes(sent.intent)) return noSurvey(ask);
  let submitted: Submitted | undefined;
  try {
    await passFloodGates(ask, ctx, form, sent.intent);
    submitted = await gatheredAt(ctx).submitOpen({ ...sent, form });
  } catch (error) {
    return notKept(here, error);
  }
  if (!submitted) return noSurvey(ask);
  // Not by a redirect: the form's own address would offer to begin anew.
  if (sent.intent === "withdraw") return withdrawn(ask, path, submitted.visit);
  return quiet ? noted : afterSubmit(here, submitted);
}

function withdrawn(ask: Ask, path: OpenPath, visit: Visit): Answer {
  return pageAnswer(ask, withdrawnPage(visit, languageFor(ask, visit)), {
    kind: kindOf(visit),
    headers: path.widget ? {} : formCookie(path, ""),
  });
}
