import { systemContext } from "@/lib/access/context";
import { asksByInvitation } from "@/lib/delivery/waiting/asks-by-invitation";
import { newId } from "@/lib/ground/ids";
import { readableOn } from "@/lib/surveys/contrast";
import { embedFile, waitingFile } from "@/lib/surveys/page/embed";
import { standardAccent } from "@/lib/surveys/page/look-style";
import { directionOf, wordsFor } from "@/lib/surveys/page/words";
import type { SurveyDefinition } from "@/lib/surveys/shapes";
import { type Widget, widgetSource } from "@/lib/surveys/widget-shapes";
import type { Answer, Ask, DoorDependencies } from "./exchange";
import { gatheredAt } from "./gathered-visits";
import { waitingHere } from "./invited-widget";
import { keptPage } from "./kept-pages";
import { homeOf } from "./open-address";
import { type SentPage, sentPage } from "./page-answer";
import { shownWidget } from "./widget-door";

/** How long a site's visitors may go without asking whether the settings have changed. */
const freshSeconds = 300;

/** The script by which a survey shows on other sites; undefined for addresses that are not its own. */
export async function embedDoor(ask: Ask, deps: DoorDependencies): Promise<Answer | undefined> {
  if (ask.path !== "/embed.js") return undefined;
  if (ask.method !== "GET" && ask.method !== "HEAD") {
    return { status: 405, headers: { allow: "GET, HEAD", "content-length": "0" }, body: undefined };
  }
  const slug = new URLSearchParams(ask.query).get("survey") ?? "";
  const home = /^[a-z0-9-]{3,60}$/.test(slug) ? await homeOf(deps.database, slug) : undefined;
  if (!home)
    return scriptAnswer(
      ask,
      keptPage("embed none", () => "// No such survey.\n"),
      404,
    );
  const ctx = systemContext(deps.database, home.organizationId, deps.now);
  const survey = await gatheredAt(ctx).openSurvey(home.surveyId);
  const widget = shownWidget(survey);
  // A switched-off survey leaves the site as it is: no error in its console.
  const off = () =>
    scriptAnswer(
      ask,
      keptPage("embed off", () => "// Switched off.\n"),
    );
  if (!widget || !survey?.versionId) return off();
  const query = new URLSearchParams(ask.query);
  if (query.has("customer")) {
    return waitingAnswer(ask, slug, await waitingHere({ ctx, home, query }));
  }
  const { versionId } = survey;
  const form = { ...home, responseId: newId(), versionId, source: widgetSource };
  const visit = await gatheredAt(ctx).visitOpen(form);
  if (!visit) return off();
  const invited = await asksByInvitation(ctx, home.surveyId);
  const key = `embed ${versionId} ${slug} ${invited} ${JSON.stringify(widget)}`;
  return scriptAnswer(
    ask,
    keptPage(key, () => embedFile({ ...settingsOf(slug, widget, visit.definition), invited })),
  );
}

/** What the script loads where the site knows its visitor: it says whether an invitation waits. */
function waitingAnswer(ask: Ask, slug: string, invitationId: string | undefined): Answer {
  const script = invitationId === undefined ? "" : waitingFile(slug, invitationId);
  const { status, headers, body } = scriptAnswer(ask, sentPage(script));
  return { status, headers: { ...headers, "cache-control": "no-store" }, body };
}

function settingsOf(slug: string, widget: Widget, { language, look }: SurveyDefinition) {
  const { active: _, ...told } = widget;
  const accent = look?.accent ?? standardAccent;
  return {
    ...told,
    slug,
    language,
    accent,
    onAccent: readableOn(accent),
    close: wordsFor(language).close,
    direction: directionOf(language),
  };
}

function scriptAnswer(ask: Ask, { plain, zipped }: SentPage, status = 200): Answer {
  const wanted = /\bgzip\b/.test(ask.header("accept-encoding") ?? "");
  const body = wanted ? zipped : plain;
  return {
    status,
    headers: {
      "content-type": "text/javascript; charset=utf-8",
      "cache-control": `public, max-age=${freshSeconds}`,
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
      vary: "accept-encoding",
      ...(wanted && { "content-encoding": "gzip" }),
      "content-length": String(body.byteLength),
    },
    body: ask.method === "HEAD" ? undefined : body,
  };
}
