import type { Visit } from "@/lib/responses/visits";
import { renderSurvey } from "@/lib/surveys/page/render";
import { outcomeRoles } from "@/lib/surveys/shapes";
import type { Answer, Ask } from "./exchange";
import { keptPage } from "./kept-pages";
import { pageAnswer } from "./page-answer";
import {
  answersPage,
  overPage,
  takeBackPage,
  thanksPage,
  toPreferences,
  withdrawnPage,
} from "./survey-notices";

type Typed = Readonly<Record<string, string>>;

/** What a customer's link shows, by what is true of it now and what the address asks for. */
export function visitAnswer(ask: Ask, visit: Visit): Answer {
  if (ask.query === "?withdraw" && visit.kept) return pageAnswer(ask, takeBackPage(visit));
  if (visit.state === "answered") return answered(ask, visit);
  if (visit.state === "withdrawn") return pageAnswer(ask, withdrawnPage(visit));
  if (visit.state !== "open") return tooLate(ask, visit);
  if (visit.kept) return pageAnswer(ask, formPage(visit, keptSoFar(ask, visit)));
  const given = preselected(ask, visit);
  const key = `survey ${visit.versionId} ${JSON.stringify([visit.organizationName, given])}`;
  return pageAnswer(
    ask,
    keptPage(key, () => formPage(visit, { given })),
  );
}

function answered(ask: Ask, visit: Visit): Answer {
  if (ask.query === "?answers") {
    const page = visit.correctable
      ? formPage(visit, { given: asTyped(visit.kept?.answers) })
      : answersPage(visit);
    return pageAnswer(ask, page);
  }
  const key = `thanks ${visit.versionId} ${visit.kept?.class} ${visit.organizationName}`;
  return pageAnswer(
    ask,
    keptPage(key, () => thanksPage(visit)),
  );
}

/** For what cannot be answered any more; shows what was typed, so that nothing written is lost. */
export function tooLate(ask: Ask, visit: Visit, typed: Typed = {}): Answer {
  return pageAnswer(ask, overPage(visit, typed), { status: 410 });
}

interface Shown {
  given: Typed;
  problems?: Typed;
  news?: string;
}

/** The form: to answer, or to change what was answered while that can be done. */
export function formPage(visit: Visit, { given, problems = {}, news = "" }: Shown): string {
  return renderSurvey({
    definition: visit.definition,
    organization: visit.organizationName,
    preferencesUrl: toPreferences,
    purpose: visit.correctable ? "correct" : "answer",
    given,
    problems,
    news,
  });
}

function keptSoFar(ask: Ask, visit: Visit): Shown {
  const given = { ...asTyped(visit.kept?.answers), ...preselected(ask, visit) };
  const news =
    ask.query === "?kept"
      ? "Saved. Open the same link again to go on, on this device or another."
      : "Your answers so far are saved. Go on where you stopped.";
  return { given, news };
}

function asTyped(answers: Readonly<Record<string, string | number>> = {}): Typed {
  return Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value)]));
}

/** The number tapped in the message, chosen on the page but not recorded. */
function preselected({ query }: Ask, { definition }: Visit): Typed {
  const score = query === "" ? null : new URLSearchParams(query).get("score");
  if (!score || !/^-?\d{1,3}$/.test(score)) return {};
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome ? { [outcome.key]: score } : {};
}
