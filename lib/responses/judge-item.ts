import type { Numbered } from "@/lib/ground/batch";
import type { FieldProblem } from "@/lib/ground/refusal";
import type { Answers } from "@/lib/surveys/answer";
import { checkAnswers } from "@/lib/surveys/answers";
import type { SurveyVersion } from "@/lib/surveys/shapes";
import type { RecordedResponse } from "./shapes";

/** What the items of a batch name, as it is in the database. */
export interface Named {
  versions: ReadonlyMap<string, SurveyVersion>;
  /** By our id and by the caller's. */
  interactions: ReadonlyMap<string, { id: string; customerId: string | null }>;
  /** By external id. */
  kept: ReadonlyMap<string, { surveyId: string; answeredAt: Date }>;
}

/** An item that can be kept. */
export interface Sound extends Numbered<RecordedResponse> {
  version: SurveyVersion;
  answers: Answers;
  interaction: { id: string; customerId: string | null } | undefined;
  answeredAt: Date;
}

export interface Unsound {
  status: 404 | 409 | 422;
  problems: FieldProblem[];
}

const clockDifferenceMilliseconds = 5 * 60 * 1000;

function no(status: Unsound["status"], path: string, code: string, message: string): Unsound {
  return { status, problems: [{ path, code, message }] };
}

export const otherSurvey: FieldProblem = {
  path: "externalId",
  code: "other-survey",
  message: "This id belongs to an answer to another survey.",
};

/** Whether a recorded response can be kept; pure, so that a batch is read once and judged here. */
export function judgeItem(
  named: Named,
  { index, item }: Numbered<RecordedResponse>,
  now: Date,
): Sound | Unsound {
  const version = named.versions.get(item.survey);
  if (!version) return no(404, "survey", "not-found", "There is no such published survey.");
  if (version.closed) return no(409, "survey", "closed", "This survey takes no more answers.");
  const interaction = item.interaction ? named.interactions.get(item.interaction) : undefined;
  if (item.interaction && !interaction) {
    return no(404, "interaction", "not-found", "There is no such interaction.");
  }
  const kept = item.externalId ? named.kept.get(item.externalId) : undefined;
  if (kept && kept.surveyId !== item.survey) {
    return { status: 409, problems: [otherSurvey] };
  }
  const answeredAt = item.answeredAt ? new Date(item.answeredAt) : (kept?.answeredAt ?? now);
  if (answeredAt.getTime() > now.getTime() + clockDifferenceMilliseconds) {
    return no(422, "answeredAt", "future", "Nobody has answered in the future.");
  }
  const { answers, problems } = checkAnswers(version.definition, item.answers, item);
  if (problems.length > 0) return { status: 422, problems: problems.map(inAnswers) };
  return { index, item, version, answers, interaction, answeredAt };
}

function inAnswers(problem: FieldProblem): FieldProblem {
  return { ...problem, path: `answers.${problem.path}` };
}
