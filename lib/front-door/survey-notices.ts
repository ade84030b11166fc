import type { Visit } from "@/lib/responses/visits";
import { answerTo } from "@/lib/surveys/answer";
import { inLanguage } from "@/lib/surveys/languages";
import { noticesFor } from "@/lib/surveys/page/notices";
import { renderNotice } from "@/lib/surveys/page/render";
import { wordsFor } from "@/lib/surveys/page/words";
import { widgetSource } from "@/lib/surveys/widget-shapes";

function sorry(language: string, { heading, said }: { heading: string; said: string }): string {
  return renderNotice({ language, organization: "", mood: "sorry", heading, said: [said] });
}

/** For links that were never made here, or lead to what is gone. */
export function wrongLinkPage(language: string): string {
  return sorry(language, noticesFor(language).wrongLink);
}

/** For the links of a copy that went to the organisation itself. */
export function seedPage(language: string): string {
  const { heading, said } = noticesFor(language).seed;
  return renderNotice({ language, organization: "", heading, said: [said] });
}

/** For addresses of open surveys that lead nowhere, or to a survey that takes no answers now. */
export function noSurveyPage(language: string): string {
  return sorry(language, noticesFor(language).noSurvey);
}

/** For requests that no browser makes of our form. */
export function refusedPage(language: string, tooLong = false): string {
  const { heading, said, tooLong: long } = noticesFor(language).refused;
  return sorry(language, { heading, said: tooLong ? `${long} ${said}` : said });
}

/** When something is wrong with us, not with the customer. */
export function unavailablePage(language: string): string {
  return sorry(language, noticesFor(language).unavailable);
}

/** When answers could not be saved: they wait in the page, behind a button that sends them again. */
export function sendAgainPage(language: string, given: Readonly<Record<string, string>>): string {
  const { heading, said, button } = noticesFor(language).sendAgain;
  return renderNotice({
    language,
    organization: "",
    mood: "sorry",
    heading,
    said: [said],
    offer: { fields: given, label: button },
  });
}

/** Leads from a survey's page to its customer's preferences; the same for everybody. */
export const toPreferences = "?preferences";

/**
 * Where a visitor whom we asked may choose not to be asked again; others were never asked. No other
 * site shows that page in a frame: from there it opens by itself.
 */
export function preferencesOf({ invitationId, source }: Visit) {
  if (invitationId === null) return {};
  return { preferencesUrl: toPreferences, framed: source === widgetSource };
}

function noticeOf(visit: Visit, language: string) {
  return { language, organization: visit.organizationName, ...preferencesOf(visit) };
}

/** The closing words, for the class of the answer where the survey has its own. */
export function thanksPage(visit: Visit, language: string, startAgain?: string): string {
  const { thanks, look } = inLanguage(visit.definition, language).definition;
  const own = wordsFor(language);
  const words = (visit.kept?.class && thanks[visit.kept.class]) ?? thanks.everyone;
  return renderNotice({
    ...noticeOf(visit, language),
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
    ...noticeOf(visit, language),
    heading: ended,
    said: [],
    links: [{ href: screen, label: again }],
  });
}

type Typed = Readonly<Record<string, string | number | string[]>>;

function inWords({ definition }: Visit, language: string, answers: Typed) {
  return inLanguage(definition, language).definition.questions.flatMap(({ key, wording }) => {
    const text = String(answerTo(answers, key) ?? "").trim();
    return text ? [{ label: wording, text }] : [];
  });
}

function takeBackLink(language: string) {
  return { href: "?withdraw", label: wordsFor(language).takeBack };
}

/** What was stored, when it cannot be changed any more. */
export function answersPage(visit: Visit, language: string): string {
  const { heading, said } = noticesFor(language).answers;
  return renderNotice({
    ...noticeOf(visit, language),
    heading,
    said: [said],
    kept: inWords(visit, language, visit.kept?.answers ?? {}),
    links: [takeBackLink(language)],
  });
}

/** Asks once more before answers are deleted. */
export function takeBackPage(visit: Visit, language: string): string {
  const { heading, said, button, keep } = noticesFor(language).takeBack;
  return renderNotice({
    ...noticeOf(visit, language),
    heading,
    said: [said],
    kept: inWords(visit, language, visit.kept?.answers ?? {}),
    offer: { fields: { _do: "withdraw" }, label: button },
    links: [{ href: "?answers", label: keep }],
  });
}

export function withdrawnPage(visit: Visit, language: string): string {
  const { heading, said } = noticesFor(language).withdrawn;
  return renderNotice({ ...noticeOf(visit, language), mood: "done", heading, said: [said] });
}

/** For surveys that are over; shows what was typed, so that nothing written is lost. */
export function overPage(visit: Visit, language: string, typed: Typed = {}): string {
  const kept = inWords(visit, language, typed);
  const words = wordsFor(language);
  return renderNotice({
    ...noticeOf(visit, language),
    mood: "sorry",
    heading: words.over,
    said: [over(visit, language), ...(kept.length > 0 ? [words.tooLate] : [])],
    kept,
    links: visit.kept ? [takeBackLink(language)] : [],
  });
}

function over({ state, expiresAt, timeZone }: Visit, language: string): string {
  const words = wordsFor(language);
  if (state === "closed") return words.closed;
  if (state === "answered") return noticesFor(language).fixed;
  if (state === "withdrawn") return noticesFor(language).withdrawn.before;
  const spoken = language === "en" ? "en-GB" : language;
  const day = new Intl.DateTimeFormat(spoken, { dateStyle: "long", timeZone });
  return words.overUntil(day.format(expiresAt));
}
