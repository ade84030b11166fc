import { log } from "@/lib/ground/log";
import { isRefusal } from "@/lib/ground/refusal";
import type { SentForm } from "@/lib/responses/judge-submission";
import type { Submitted } from "@/lib/responses/submit-responses";
import type { Answer, Ask } from "./exchange";
import { type PageKind, pageAnswer, seeOther } from "./page-answer";
import { languageFor, ownLanguageFor } from "./page-language";
import { refusedPage, sendAgainPage } from "./survey-notices";
import { formPage, kindOf, tooLate } from "./survey-pages";

/** A form that was sent, and where what became of it can be seen. */
export interface SentHere {
  ask: Ask;
  sent: SentForm;
  /** Its own address from now on. */
  home: string;
  /** The signed form of an open survey, which its pages carry along. */
  form?: string | undefined;
  kind?: PageKind;
}

/** To the page that says what is true now, or back to the form with what is wrong with it. */
export function afterSubmit(here: SentHere, submitted: Submitted): Answer {
  const { ask, sent, home } = here;
  const { visit, problems, at } = submitted;
  const unknown = problems.find(({ code }) => code === "unknown");
  if (unknown) return pageAnswer(ask, refusedPage(languageFor(ask, visit)), { status: 400 });
  if (problems.length > 0 || at !== undefined) return formAgain(here, typedIn(sent), submitted);
  if (sent.intent === "keep" && visit.state === "open") return seeOther(`${home}?kept`);
  const inTime = visit.state === "answered" && (sent.intent !== "correct" || visit.correctable);
  const language = sent.fields.get("_language");
  const query = language ? `?${new URLSearchParams({ lang: language })}` : "";
  const settled = inTime || visit.state === "withdrawn";
  return settled ? seeOther(`${home}${query}`) : tooLate(ask, visit, typedIn(sent));
}

/** The next page; or the same once more, with everything typed and what is wrong beside it. */
function formAgain(
  { ask, form }: SentHere,
  given: Record<string, string>,
  { visit, problems, at = 0 }: Submitted,
): Answer {
  const page = formPage(visit, {
    given,
    problems: Object.fromEntries(problems.map(({ path, message }) => [path, message])),
    language: given._language ?? languageFor(ask, visit),
    at,
    form,
  });
  const status = problems.length > 0 ? 422 : 200;
  return pageAnswer(ask, page, { status, look: visit.definition.look, kind: kindOf(visit) });
}

function typedIn({ fields }: SentForm): Record<string, string> {
  return Object.fromEntries([...fields].map(([key, text]) => [key, text.replaceAll("\0", "")]));
}

/** Nothing was kept, by no fault of the customer's: everything typed waits behind one button. */
export function notKept(
  { ask, sent, form, kind = "page" }: Omit<SentHere, "home">,
  error: unknown,
): Answer {
  if (!isRefusal(error)) log.error("survey-door.not-kept", error);
  const seconds = Math.ceil((isRefusal(error) && error.retryAfterSeconds) || 30);
  const status = isRefusal(error) && error.code === "throttled" ? 429 : 503;
  const headers = { "retry-after": String(seconds) };
  const fields: Record<string, string> = {
    ...typedIn(sent),
    _do: sent.intent,
    ...(form && { _form: form }),
  };
  return pageAnswer(ask, sendAgainPage(fields._language ?? ownLanguageFor(ask), fields), {
    status,
    headers,
    kind,
  });
}

/** To the script, which waits for no page. */
export const noted: Answer = {
  status: 204,
  headers: { "cache-control": "no-store" },
  body: undefined,
};
