import type { Context } from "@/lib/access/context";
import { KeyThrottle } from "@/lib/access/throttle-key";
import type { Visit } from "@/lib/responses/visits";
import { kioskSource } from "@/lib/surveys/kiosk-shapes";
import { renderKiosk } from "@/lib/surveys/page/kiosk";
import { isExitCode } from "@/lib/surveys/read-kiosk";
import type { Answer, Ask } from "./exchange";
import { readForm } from "./form-body";
import type { OpenPath } from "./open-address";
import { pageAnswer } from "./page-answer";
import { languageFor } from "./page-language";
import { kioskEndedPage } from "./survey-notices";
import { formPage } from "./survey-pages";

/** Codes are short: whoever guesses has to wait, wherever they call from. */
const guesses = new KeyThrottle({ burst: 10, perSecond: 1 / 30 });

/** The screen around a survey's pages; its form is the way out. */
export function kioskScreen(
  ask: Ask,
  { start }: OpenPath,
  visit: Visit,
  wrongCode = false,
): Answer {
  const language = languageFor(ask, visit);
  const title = visit.definition.title;
  const page = renderKiosk({ language, title, start: `${start}/kiosk/start`, wrongCode });
  return pageAnswer(ask, page, { status: wrongCode ? 422 : 200, kind: "kiosk-screen" });
}

/** Ends the kiosk for whoever knows its code. */
export async function leaveKiosk(
  ask: Ask,
  ctx: Context,
  path: OpenPath,
  visit: Visit,
): Promise<Answer> {
  const code = (await readForm(ask)).get("code") ?? "";
  const wait = guesses.take(visit.surveyId, Date.now());
  const right =
    wait === 0 && /^\d{4,12}$/.test(code) && (await isExitCode(ctx, visit.surveyId, code));
  if (!right) return kioskScreen(ask, path, visit, true);
  return pageAnswer(ask, kioskEndedPage(visit, languageFor(ask, visit), `${path.start}/kiosk`));
}

/** A kiosk's form for the next person: nothing of the last one's is shown to them. */
export function kioskPage(ask: Ask, visit: Visit, form: string): Answer {
  const page = formPage(visit, { given: {}, language: languageFor(ask, visit), form });
  return pageAnswer(ask, page, { look: visit.definition.look, kind: "kiosk" });
}

export function isAtKiosk({ source }: Pick<Visit, "source">): boolean {
  return source === kioskSource;
}
