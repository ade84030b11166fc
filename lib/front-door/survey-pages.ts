import { scoreIn } from "@/lib/delivery/link";
import type { Visit } from "@/lib/responses/visits";
import { formOf } from "@/lib/surveys/form-answers";
import { kioskSource } from "@/lib/surveys/kiosk-shapes";
import { noticesFor } from "@/lib/surveys/page/notices";
import { renderSurvey } from "@/lib/surveys/page/render";
import { outcomeRoles } from "@/lib/surveys/question-kinds";
import { widgetSource } from "@/lib/surveys/widget-shapes";
import type { Answer, Ask } from "./exchange";
import { keptPage } from "./kept-pages";
import { type PageKind, pageAnswer } from "./page-answer";
import { languageFor } from "./page-language";
import {
  answersPage,
  overPage,
  preferencesOf,
  takeBackPage,
  thanksPage,
  withdrawnPage,
} from "./survey-notices";

type Typed = Readonly<Record<string, string>>;

/** The kind of page a visit is shown on. */
export function kindOf({ source }: Pick<Visit, "source">): PageKind {
  if (source === widgetSource) return "widget";
  return source === kioskSource ? "kiosk" : "page";
}

/** What a customer's link shows, by what is true of it now and what the address asks for. */
export function visitAnswer(ask: Ask, visit: Visit): Answer {
  const kind = kindOf(visit);
  if (ask.query === "?withdraw" && visit.kept)
    return pageAnswer(ask, takeBackPage(visit, languageFor(ask, visit)), { kind });
  if (visit.state === "answered") return answered(ask, visit);
  if (visit.state === "withdrawn")
    return pageAnswer(ask, withdrawnPage(visit, languageFor(ask, visit)), { kind });
  if (visit.state !== "open") return tooLate(ask, visit);
  const { look } = visit.definition;
  const language = languageFor(ask, visit);
  if (visit.kept) {
    const page = formPage(visit, { ...keptSoFar(ask, visit), language });
    return pageAnswer(ask, page, { look, kind });
  }
  const given = preselected(ask, visit);
  const rest = [kind, visit.organizationName, given, language, visit.facts, ownOrder(visit)];
  const key = `survey ${visit.versionId} ${JSON.stringify(rest)}`;
  return pageAnswer(
    ask,
    keptPage(key, () => formPage(visit, { given, language })),
    { look, kind },
  );
}

/** What makes this customer's order of options their own; nothing where none change places. */
function ownOrder({ definition, id }: Visit): string {
  const changes = definition.questions.some((asked) => "shuffled" in asked && asked.shuffled);
  return changes ? id : "";
}

function answered(ask: Ask, visit: Visit): Answer {
  const { look } = visit.definition;
  const language = languageFor(ask, visit);
  const kind = kindOf(visit);
  if (ask.query === "?answers") {
    const page = visit.correctable
      ? formPage(visit, { given: formOf(visit.definition, visit.kept?.answers ?? {}), language })
      : answersPage(visit, language);
    return pageAnswer(ask, page, { look, kind });
  }
  const rest = `${kind} ${language} ${visit.organizationName}`;
  const key = `thanks ${visit.versionId} ${visit.kept?.class} ${rest}`;
  return pageAnswer(
    ask,
    keptPage(key, () => thanksPage(visit, language)),
    { look, kind },
  );
}

/** For what cannot be answered any more; shows what was typed, so that nothing written is lost. */
export function tooLate(ask: Ask, visit: Visit, typed: Typed = {}): Answer {
  return pageAnswer(ask, overPage(visit, languageFor(ask, visit), typed), {
    status: 410,
    kind: kindOf(visit),
  });
}

interface Shown {
  given: Typed;
  problems?: Typed;
  news?: string;
  language: string;
  /** The page of several. */
  at?: number;
  /** The signed form of an open survey. */
  form?: string | undefined;
}

/** The form: to answer, or to change what was answered while that can be done. */
export function formPage(visit: Visit, shown: Shown): string {
  const { given, problems = {}, news = "", language, at, form } = shown;
  return renderSurvey({
    definition: visit.definition,
    organization: visit.organizationName,
    ...preferencesOf(visit),
    purpose: visit.correctable ? "correct" : "answer",
    kiosk: kindOf(visit) === "kiosk",
    brief: kindOf(visit) !== "page",
    given,
    problems,
    news,
    language,
    facts: visit.facts,
    seed: visit.id,
    ...(form !== undefined && { form, source: visit.source }),
    ...(at !== undefined && { at }),
  });
}

/** What is kept so far, to go on with, and the news that it is. */
export function keptSoFar(ask: Ask, visit: Visit): Pick<Shown, "given" | "news"> {
  const kept = formOf(visit.definition, visit.kept?.answers ?? {});
  const given = { ...kept, ...preselected(ask, visit) };
  const { now, before } = noticesFor(languageFor(ask, visit)).kept;
  return { given, news: ask.query === "?kept" ? now : before };
}

/** The number tapped in the message, chosen on the page but not recorded. */
export function preselected({ query }: Ask, { definition }: Visit): Typed {
  const score = scoreIn(query);
  if (typeof score !== "number") return {};
  const outcome = definition.questions.find(({ role }) => outcomeRoles.some((one) => one === role));
  return outcome ? { [outcome.key]: String(score) } : {};
}
