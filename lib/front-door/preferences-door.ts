import { type Context, systemContext } from "@/lib/access/context";
import { declineSurvey, resumeSurvey } from "@/lib/delivery/decline-survey";
import { readLink } from "@/lib/delivery/link";
import {
  type Preferences,
  readPreferences,
  resumeInviting,
  stopInviting,
} from "@/lib/delivery/stop-inviting";
import { digestDoor } from "@/lib/front-door/digest-door";
import { log } from "@/lib/ground/log";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import { noticesFor } from "@/lib/surveys/page/notices";
import { renderNotice } from "@/lib/surveys/page/render";
import type { Answer, Ask, DoorDependencies } from "./exchange";
import { pageAnswer, seeOther } from "./page-answer";
import { ownLanguageFor } from "./page-language";
import { seedPage } from "./survey-notices";

interface Call {
  ask: Ask;
  ctx: Context;
  invitationId: string;
}

/**
 * What a customer is sent and how to end it, from a request to its response; undefined for addresses
 * that are not its own. Only a POST changes anything: the page's own button, or the one POST by
 * which a mail program unsubscribes (RFC 8058), which must not be answered with a redirect.
 */
export async function preferencesDoor(
  ask: Ask,
  deps: DoorDependencies,
): Promise<Answer | undefined> {
  const { path } = ask;
  if (!path.startsWith("/u/")) return undefined;
  try {
    const link = readLink(path.slice("/u/".length).replace(/\/$/, ""), deps.secret);
    if (!link) return wrongLink(ask);
    const ctx = systemContext(deps.database, link.organizationId, deps.now);
    if (link.purpose === "digest") {
      return (await digestDoor(ask, ctx, link.invitationId)) ?? wrongLink(ask);
    }
    if (link.purpose === "seed") return pageAnswer(ask, seedPage(ownLanguageFor(ask)));
    if (link.purpose !== "preferences") return wrongLink(ask);
    return await answer({ ask, ctx, invitationId: link.invitationId });
  } catch (error) {
    return failed(ask, error);
  }
}

function failed(ask: Ask, error: unknown): Answer {
  const language = ownLanguageFor(ask);
  const { preferences, unavailable } = noticesFor(language);
  if (isRefusal(error)) {
    const page = notice(language, preferences.refused, `${preferences.unchanged}.`);
    return pageAnswer(ask, page, { status: error.code === "too-large" ? 413 : 400 });
  }
  log.error("preferences-door.failed", error);
  const headers = { "retry-after": "30" };
  const page = notice(language, unavailable.heading, unavailable.said);
  return pageAnswer(ask, page, { status: 503, headers });
}

async function answer(call: Call): Promise<Answer> {
  const { ask, ctx, invitationId } = call;
  if (ask.method === "POST") return choose(call);
  if (ask.method !== "GET" && ask.method !== "HEAD") {
    const language = ownLanguageFor(ask);
    const page = notice(language, noticesFor(language).preferences.unchanged);
    return pageAnswer(ask, page, { status: 405, headers: { allow: "GET, HEAD, POST" } });
  }
  const preferences = await readPreferences(ctx, invitationId);
  return preferences ? pageAnswer(ask, preferencesPage(ask, preferences)) : wrongLink(ask);
}

async function choose({ ask, ctx, invitationId }: Call): Promise<Answer> {
  const choice = await readChoice(ask);
  const known = await verbs[choice](ctx, invitationId);
  if (!known) return wrongLink(ask);
  if (choice !== "one-click") return seeOther(ask.path);
  const preferences = await readPreferences(ctx, invitationId);
  return preferences ? pageAnswer(ask, preferencesPage(ask, preferences)) : wrongLink(ask);
}

const verbs = {
  stop: (ctx: Context, id: string) => stopInviting(ctx, id, "preferences"),
  "one-click": (ctx: Context, id: string) => stopInviting(ctx, id, "one-click"),
  resume: resumeInviting,
  "stop-survey": declineSurvey,
  "resume-survey": resumeSurvey,
};
type Choice = keyof typeof verbs;

const choices: readonly Choice[] = ["stop", "resume", "stop-survey", "resume-survey"];

/** Mail programs post the one-click field as either kind of form, so it is looked for, not parsed. */
async function readChoice(ask: Ask): Promise<Choice> {
  const body = (await ask.body()).toString("latin1");
  if (/List-Unsubscribe["']?[=\s]+One-Click\b/i.test(body)) return "one-click";
  const choice = choices.find((one) => body === `choice=${one}`);
  if (choice !== undefined) return choice;
  throw new Refusal("malformed", "This is not a choice that can be made here.");
}

function preferencesPage(ask: Ask, preferences: Preferences): string {
  const { organizationName: organization, address, locale, asked, declined } = preferences;
  const language = ownLanguageFor(ask, locale);
  const words = noticesFor(language).preferences;
  const stop = { fields: { choice: "stop" }, label: words.stop };
  if (asked && declined) {
    return renderNotice({
      ...{ language, organization, mood: "done", heading: words.surveyStopped },
      said: [words.surveyNone(organization)],
      offer: { fields: { choice: "resume-survey" }, label: words.resumeSurvey },
      otherOffer: stop,
    });
  }
  if (asked) {
    const why = address ? words.why(organization, address) : words.whyPlain(organization);
    return renderNotice({
      language,
      organization,
      heading: words.ask,
      said: [why, words.mind],
      offer: stop,
      ...(preferences.declinable && {
        otherOffer: { fields: { choice: "stop-survey" }, label: words.stopSurvey },
      }),
    });
  }
  const none = address ? words.none(organization, address) : words.nonePlain(organization);
  return renderNotice({
    language,
    organization,
    mood: "done",
    heading: words.stopped,
    said: [none],
    offer: { fields: { choice: "resume" }, label: words.resume },
  });
}

function notice(language: string, heading: string, ...said: string[]): string {
  return renderNotice({ language, organization: "", mood: "sorry", heading, said });
}

function wrongLink(ask: Ask): Answer {
  const language = ownLanguageFor(ask);
  const { preferences, wrongLink: words } = noticesFor(language);
  return pageAnswer(ask, notice(language, preferences.wrongLink, words.said), { status: 404 });
}
