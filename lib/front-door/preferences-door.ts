import { type Context, systemContext } from "@/lib/access/context";
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
import { renderNotice } from "@/lib/surveys/page/render";
import type { Answer, Ask, DoorDependencies } from "./exchange";
import { pageAnswer, seeOther } from "./page-answer";

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
    if (!link || link.purpose === "survey") return wrongLink(ask);
    const ctx = systemContext(deps.database, link.organizationId, deps.now);
    if (link.purpose === "digest") {
      return (await digestDoor(ask, ctx, link.invitationId)) ?? wrongLink(ask);
    }
    return await answer({ ask, ctx, invitationId: link.invitationId });
  } catch (error) {
    return failed(ask, error);
  }
}

function failed(ask: Ask, error: unknown): Answer {
  if (isRefusal(error)) {
    const page = notice("Your choice could not be read", [error.message, "Nothing was changed."]);
    return pageAnswer(ask, page, { status: error.code === "too-large" ? 413 : 400 });
  }
  log.error("preferences-door.failed", error);
  const said = ["Something is wrong on our side. Please try again in a minute."];
  const headers = { "retry-after": "30" };
  return pageAnswer(ask, notice("That did not work", said), { status: 503, headers });
}

async function answer(call: Call): Promise<Answer> {
  const { ask, ctx, invitationId } = call;
  if (ask.method === "POST") return choose(call);
  if (ask.method !== "GET" && ask.method !== "HEAD") {
    const page = notice("Nothing was changed", ["This address shows what you are sent."]);
    return pageAnswer(ask, page, { status: 405, headers: { allow: "GET, HEAD, POST" } });
  }
  const preferences = await readPreferences(ctx, invitationId);
  return preferences ? pageAnswer(ask, preferencesPage(preferences)) : wrongLink(ask);
}

async function choose({ ask, ctx, invitationId }: Call): Promise<Answer> {
  const choice = await readChoice(ask);
  const known =
    choice === "resume"
      ? await resumeInviting(ctx, invitationId)
      : await stopInviting(ctx, invitationId, choice === "stop" ? "preferences" : "one-click");
  if (!known) return wrongLink(ask);
  if (choice !== "one-click") return seeOther(ask.path);
  const preferences = await readPreferences(ctx, invitationId);
  return preferences ? pageAnswer(ask, preferencesPage(preferences)) : wrongLink(ask);
}

/** Mail programs post the one-click field as either kind of form, so it is looked for, not parsed. */
async function readChoice(ask: Ask): Promise<"stop" | "resume" | "one-click"> {
  const body = (await ask.body()).toString("latin1");
  if (/List-Unsubscribe["']?[=\s]+One-Click\b/i.test(body)) return "one-click";
  if (body === "choice=stop") return "stop";
  if (body === "choice=resume") return "resume";
  throw new Refusal("malformed", "This is not a choice that can be made here.");
}

function preferencesPage({ organizationName, address, asked }: Preferences): string {
  const there = address === null ? "" : ` at ${address}`;
  const page = { language: "en", organization: organizationName };
  if (asked) {
    return renderNotice({
      ...page,
      heading: "May we ask you again?",
      said: [
        `After you have been in contact with ${organizationName}, you may be asked${there} how it went. Nothing else is sent to you from here.`,
        "If you would rather not be asked, say so here. You can change your mind later.",
      ],
      offer: { fields: { choice: "stop" }, label: "Do not ask me again" },
    });
  }
  return renderNotice({
    ...page,
    mood: "done",
    heading: "You will not be asked again",
    said: [`${organizationName} sends you no more surveys${there}.`],
    offer: { fields: { choice: "resume" }, label: "I have changed my mind: ask me again" },
  });
}

function notice(heading: string, said: readonly string[]): string {
  return renderNotice({ language: "en", organization: "", mood: "sorry", heading, said });
}

function wrongLink(ask: Ask): Answer {
  const said = ["Perhaps a part of it is missing. Please open it once more from your message."];
  return pageAnswer(ask, notice("This link does not lead anywhere", said), { status: 404 });
}
