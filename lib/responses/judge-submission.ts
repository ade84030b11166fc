import { newId } from "@/lib/ground/ids";
import type { FieldProblem } from "@/lib/ground/refusal";
import type { Answers } from "@/lib/surveys/answer";
import { checkAnswers } from "@/lib/surveys/answers";
import { answersFromForm } from "@/lib/surveys/form-answers";
import { stepOf } from "@/lib/surveys/page/step";
import { carelessness, deviceOf, durationsOf, startOf, type Timing } from "./manner";
import { scoreAnswers } from "./score";
import type { NewResponse } from "./store";
import type { Visit } from "./visits";

/** What a customer wants: to be done, to keep what is there, to change it, to take it all back. */
export const intents = ["answer", "keep", "correct", "withdraw"] as const;
export type Intent = (typeof intents)[number];

/** A form as somebody sent it. */
export interface SentForm {
  intent: Intent;
  fields: ReadonlyMap<string, string>;
  timing: Timing;
  userAgent: string | undefined;
}

/** The same by the link of an invitation. */
export interface Submission extends SentForm {
  invitationId: string;
}

/** What became of a submission, and what has to be written for it. */
export interface Judged {
  visit: Visit;
  /** Why nothing was kept although it could have been; empty when it was. */
  problems: FieldProblem[];
  /** The page of the survey to show next, while it is not done. */
  at?: number;
  write?: { kept: NewResponse } | { withdrawn: string };
}

/** Whether and how a submission changes what is kept; pure, so that a batch is read once and judged here. */
export function judgeSubmission(visit: Visit, given: SentForm, now: Date): Judged {
  if (given.intent === "withdraw") return withdrawal(visit);
  const corrects = given.intent === "correct" && visit.correctable;
  if (visit.state !== "open" && !corrects) return { visit, problems: [] };
  if (given.intent === "keep") return keptSoFar(visit, given, now);
  const { facts, id: seed } = visit;
  const { answers, problems, at } = stepOf(visit.definition, given.fields, { facts, seed });
  if (at !== undefined) return { visit, problems, at, ...betweenPages(visit, given, now) };
  const completedAt = corrects ? (visit.kept?.completedAt ?? now) : now;
  const end = { partial: false, completedAt, correctedAt: corrects ? now : null };
  const kept = responseTo(visit, given, { answers, now, ...end });
  return { visit: { ...visit, state: "answered" }, problems, write: { kept } };
}

function withdrawal(visit: Visit): Judged {
  if (!visit.kept) return { visit, problems: [] };
  const write = { withdrawn: visit.kept.id };
  return { visit: { ...visit, state: "withdrawn", kept: undefined }, problems: [], write };
}

/** What stands on earlier pages is kept while the next is shown; a correction waits for its end. */
function betweenPages(visit: Visit, given: SentForm, now: Date): Pick<Judged, "write"> {
  if (given.intent !== "answer" || !given.fields.has("_page")) return {};
  const { write } = keptSoFar(visit, given, now);
  return write ? { write } : {};
}

/** Whatever is valid of an unfinished form; an answer that was kept before is not lost by it. */
function keptSoFar(visit: Visit, given: SentForm, now: Date): Judged {
  const { definition, facts } = visit;
  const form = answersFromForm(definition, given.fields);
  const { answers, problems } = checkAnswers(definition, form, {
    partial: true,
    drop: true,
    facts,
  });
  const foreign = problems.some(({ code }) => code === "unknown");
  if (foreign || Object.keys(answers).length === 0) return { visit, problems };
  const all = { ...visit.kept?.answers, ...answers };
  const end = { partial: true, completedAt: null, correctedAt: null };
  const kept = responseTo(visit, given, { answers: all, now, ...end });
  return { visit, problems, write: { kept } };
}

interface Reached {
  answers: Answers;
  now: Date;
  partial: boolean;
  completedAt: Date | null;
  correctedAt: Date | null;
}

function responseTo(
  visit: Visit,
  { timing, userAgent }: SentForm,
  { answers, now, partial, completedAt, correctedAt }: Reached,
): NewResponse {
  const { definition, kept } = visit;
  const { nps, csat, ces, class: loyalty } = scoreAnswers(definition, answers);
  const told = durationsOf(definition, timing);
  const durations = told || kept?.durations ? { ...kept?.durations, ...told } : null;
  return {
    id: kept?.id ?? (visit.invitationId === null ? visit.id : newId()),
    externalId: null,
    surveyId: visit.surveyId,
    versionId: visit.versionId,
    customerId: visit.customerId,
    interactionId: visit.interactionId,
    invitationId: visit.invitationId,
    answers,
    nps,
    csat,
    ces,
    class: loyalty,
    partial,
    source: visit.source,
    answeredAt: kept?.answeredAt ?? now,
    startedAt: kept?.startedAt ?? startOf(timing, now),
    completedAt,
    correctedAt,
    durations,
    device: deviceOf(userAgent),
    flags: carelessness(definition, answers, durations),
  };
}
