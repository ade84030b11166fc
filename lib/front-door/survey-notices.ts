import type { Visit } from "@/lib/responses/visits";
import { answerTo } from "@/lib/surveys/answer";
import { inLanguage } from "@/lib/surveys/languages";
import { renderNotice } from "@/lib/surveys/page/render";
import { wordsFor } from "@/lib/surveys/page/words";

const sorry = { language: "en", organization: "", mood: "sorry" } as const;

/** For links that were never made here, or lead to what is gone. */
export function wrongLinkPage(): string {
  return renderNotice({
    ...sorry,
    heading: "This link does not lead to a survey",
    said: [
      "Perhaps a part of it is missing. Please open it once more from the message you received.",
    ],
  });
}

/** For addresses of open surveys that lead nowhere, or to a survey that takes no answers now. */
export function noSurveyPage(): string {
  return renderNotice({
    ...sorry,
    heading: "There is no survey here",
    said: ["It may have ended, or the address may have a mistake in it. Thank you for looking."],
  });
}

/** For requests that no browser makes of our form. */
export function refusedPage(reason: string): string {
  return renderNotice({
    ...sorry,
    heading: "Your answers could not be read",
    said: [reason, "Nothing was saved. Please go back and send the form again."],
  });
}

/** When something is wrong with us, not with the customer. */
export function unavailablePage(): string {
  return renderNotice({
    ...sorry,
    heading: "That did not work",
    said: ["Something is wrong on our side. Please go back and try again in a minute."],
  });
}

/** When answers could not be saved: they wait in the page, behind a button that sends them again. */
export function sendAgainPage(given: Readonly<Record<string, string>>): string {
  return renderNotice({
    ...sorry,
    heading: "Your answers are not saved yet",
    said: ["Something is wrong on our side. Nothing is lost: please send them again in a minute."],
    offer: { fields: given, label: "Send again" },
  });
}

/** Leads from a survey's page to its customer's preferences; the same for everybody. */
export const toPreferences = "?preferences";

/** Where a visitor whom we asked may choose not to be asked again; others were never asked. */
export function preferencesOf({ invitationId }: Visit): string | undefined {
  return invitationId === null ? undefined : toPreferences;
}

function noticeOf(visit: Visit) {
  const { language } = visit.definition;
  const preferencesUrl = preferencesOf(visit);
  return { language, organization: visit.organizationName, preferencesUrl };
}

/** The closing words, for the class of the answer where the survey has its own. */
export function thanksPage(visit: Visit, language: string, startAgain?: string): string {
  const { thanks, look } = inLanguage(visit.definition, language).definition;
  const own = wordsFor(language);
  const words = (visit.kept?.class && thanks[visit.kept.class]) ?? thanks.everyone;
  return renderNotice({
    ...noticeOf(visit),
    language,
    look,
    mood: "done",
    heading: own.thanks,
    said: [words, own.saved],
    links: [
      ...(thanks.link ? [{ href: thanks.link.address, label: thanks.link.label }] : []),
      { href: "?answers", label: own.seeAnswers },
      ...(startAgain ? [{ href: startAgain, label: own.startAgain }] : []),
    ],
  });
}

/** Thanks on a screen that people stand at: for a moment, with nothing of what was answered. */
export function kioskThanksPage(visit: Visit, language: string, start: string): string {
  const { thanks, look } = inLanguage(visit.definition, language).definition;
  return renderNotice({
    language,
    organization: visit.organizationName,
    look,
    mood: "done",
    heading: wordsFor(language).thanks,
    said: [thanks.everyone],
    kiosk: true,
    onwards: start,
  });
}

/** For whoever left a kiosk by its code. */
export function kioskEndedPage(visit: Visit, language: string, screen: string): string {
  const { ended, again } = wordsFor(language).kiosk;
  return renderNotice({
    ...noticeOf(visit),
    language,
    heading: ended,
    said: [],
    links: [{ href: screen, label: again }],
  });
}

type Typed = Readonly<Record<string, string | number | string[]>>;

function inWords({ definition }: Visit, answers: Typed) {
  return definition.questions.flatMap(({ key, wording }) => {
    const text = String(answerTo(answers, key) ?? "").trim();
    return text ? [{ label: wording, text }] : [];
  });
}

/** What was stored, when it cannot be changed any more. */
export function answersPage(visit: Visit): string {
  return renderNotice({
    ...noticeOf(visit),
    heading: "Your answers",
    said: ["This is what we have stored. It can no longer be changed."],
    kept: inWords(visit, visit.kept?.answers ?? {}),
    links: [{ href: "?withdraw", label: "Take my answers back" }],
  });
}

/** Asks once more before answers are deleted. */
export function takeBackPage(visit: Visit): string {
  return renderNotice({
    ...noticeOf(visit),
    heading: "Take your answers back?",
    said: ["They are deleted, and this survey ends for you. This cannot be undone."],
    kept: inWords(visit, visit.kept?.answers ?? {}),
    offer: { fields: { _do: "withdraw" }, label: "Delete my answers" },
    links: [{ href: "?answers", label: "Keep them" }],
  });
}

export function withdrawnPage(visit: Visit): string {
  return renderNotice({
    ...noticeOf(visit),
    mood: "done",
    heading: "Your answers are deleted",
    said: ["We have kept none of them. You can close this page."],
  });
}

/** For surveys that are over; shows what was typed, so that nothing written is lost. */
export function overPage(visit: Visit, typed: Typed = {}): string {
  const kept = inWords(visit, typed);
  const late = "Your answers came too late to be saved. We are sorry. This is what you wrote:";
  return renderNotice({
    ...noticeOf(visit),
    mood: "sorry",
    heading: "This survey is over",
    said: [...over(visit), ...(kept.length > 0 ? [late] : [])],
    kept,
    links: visit.kept ? [{ href: "?withdraw", label: "Take my answers back" }] : [],
  });
}

function over({ state, expiresAt, timeZone }: Visit): string[] {
  if (state === "closed") return ["It has been closed and takes no more answers."];
  if (state === "answered") return ["Your answers are saved and can no longer be changed."];
  if (state === "withdrawn") return ["You took your answers back."];
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(expiresAt);
  return [`It could be answered until ${day}.`];
}
