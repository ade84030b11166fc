import type { Context } from "@/lib/access/context";
import { KeyThrottle } from "@/lib/access/throttle-key";
import type { Visit } from "@/lib/responses/visits";
import { kioskSource } from "@/lib/surveys/kiosk-shapes";
import { renderKiosk } from "@/lib/surveys/page/kiosk";
import { isExitCode } from "@/lib/surveys/read-kiosk";
import type { Answer, Ask } from "./exchange";
import { neighbourhoodOf } from "./flood-gate";
import { readForm } from "./form-body";
import type { OpenPath } from "./open-address";
import { pageAnswer } from "./page-answer";
import { languageFor } from "./page-language";
import { kioskEndedPage } from "./survey-notices";
import { formPage } from "./survey-pages";

// Codes are short: whoever guesses has to wait, and nobody else with them; only a great many who guess
// at once, wherever they call from, have everybody wait a little.
const guessesOfOne = new KeyThrottle({ burst: 10, perSecond: 1 / 30 });
const guessesOfAll = new KeyThrottle({ burst: 300, perSecond: 1 / 3 });

/** The screen around a survey's pages; its form is the way out. */
export function kioskScreen(
  ask: Ask,
  { start }: OpenPath,
  visit: Visit,
  refused?: { retryAfterSeconds: number },
): Answer {
  const language = languageFor(ask, visit);
  const title = visit.definition.title;
  const page = renderKiosk({ language, title, start: `${start}/kiosk/start`, refused });
  const status = refused === undefined ? 200 : refused.retryAfterSeconds > 0 ? 429 : 422;
  return pageAnswer(ask, page, { status, kind: "kiosk-screen" });
}

/** Ends the kiosk for whoever knows its code. */
export async function leaveKiosk(
  ask: Ask,
  ctx: Context,
  path: OpenPath,
  visit: Visit,
): Promise<Answer> {
  const code = (await readForm(ask)).get("code") ?? "";
  const retryAfterSeconds = Math.ceil(secondsToWait(ask, visit.surveyId));
  const right =
    retryAfterSeconds === 0 &&
    /^\d{4,12}$/.test(code) &&
    (await isExitCode(ctx, visit.surveyId, code));
  if (!right) return kioskScreen(ask, path, visit, { retryAfterSeconds });
  giveBack(ask, visit.surveyId);
  return pageAnswer(ask, kioskEndedPage(visit, languageFor(ask, visit), `${path.start}/kiosk`));
}

/** Before a code is looked at; 0 when it is at once. Whoever has to wait takes nothing from all others. */
function secondsToWait(ask: Ask, surveyId: string): number {
  const own = guessesOfOne.take(ownKey(ask, surveyId), Date.now());
  return own > 0 ? own : guessesOfAll.take(surveyId, Date.now());
}

/** Whoever knows the code has not guessed, however many kiosks are ended from one address. */
function giveBack(ask: Ask, surveyId: string): void {
  guessesOfOne.giveBack(ownKey(ask, surveyId));
  guessesOfAll.giveBack(surveyId);
}

const ownKey = (ask: Ask, surveyId: string) => `${surveyId} ${neighbourhoodOf(ask.caller())}`;

/** A kiosk's form for the next person: nothing of the last one's is shown to them. */
export function kioskPage(ask: Ask, visit: Visit, form: string): Answer {
  const page = formPage(visit, { given: {}, language: languageFor(ask, visit), form });
  return pageAnswer(ask, page, { look: visit.definition.look, kind: "kiosk" });
}

export function isAtKiosk({ source }: Pick<Visit, "source">): boolean {
  return source === kioskSource;
}
