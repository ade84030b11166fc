import type { Visit } from "@/lib/responses/visits";
import { answerTo } from "@/lib/surveys/answers";
import { type NoticePage, renderNotice } from "@/lib/surveys/page/render";

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

function noticeOf(visit: Visit): Pick<NoticePage, "language" | "organization"> {
  return { language: visit.definition.language, organization: visit.organizationName };
}

/** The closing words, for the class of the answer where the survey has its own. */
export function thanksPage(visit: Visit, preferencesUrl: string): string {
  const { thanks } = visit.definition;
  const words = (visit.class && thanks[visit.class]) ?? thanks.everyone;
  return renderNotice({
    ...noticeOf(visit),
    preferencesUrl,
    mood: "done",
    heading: "Thank you",
    said: [words, "Your answers are saved, and you can close this page."],
  });
}

/** For surveys that are over; shows what was typed, so that nothing written is lost. */
export function overPage(
  visit: Visit,
  preferencesUrl: string,
  given: Readonly<Record<string, string>> = {},
): string {
  const kept = visit.definition.questions.flatMap((question) => {
    const text = answerTo(given, question.key)?.trim();
    return text ? [{ label: question.wording, text }] : [];
  });
  const late = "Your answers came too late to be saved. We are sorry. This is what you wrote:";
  return renderNotice({
    ...noticeOf(visit),
    preferencesUrl,
    mood: "sorry",
    heading: "This survey is over",
    said: [...over(visit), ...(kept.length > 0 ? [late] : [])],
    kept,
  });
}

function over({ state, expiresAt, timeZone }: Visit): string[] {
  if (state === "closed") return ["It has been closed and takes no more answers."];
  const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(expiresAt);
  return [`It could be answered until ${day}.`];
}
