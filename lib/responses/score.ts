import { classOf, type LoyaltyClass } from "@/lib/metrics/nps";
import { type Answers, answerTo } from "@/lib/surveys/answer";
import type { OutcomeRole } from "@/lib/surveys/question-kinds";
import type { SurveyDefinition } from "@/lib/surveys/shapes";

/** What a response says in each outcome role; null where it was not asked or not answered. */
export interface Scores {
  nps: number | null;
  csat: number | null;
  ces: number | null;
  class: LoyaltyClass | null;
}

/** The outcome scores of valid answers, and the class the NPS answer belongs to. */
export function scoreAnswers(
  definition: Pick<SurveyDefinition, "questions">,
  answers: Answers,
): Scores {
  const scoreOf = (role: OutcomeRole) => {
    const question = definition.questions.find((asked) => asked.role === role);
    const answer = question && answerTo(answers, question.key);
    return typeof answer === "number" ? answer : null;
  };
  const nps = scoreOf("nps");
  return {
    nps,
    csat: scoreOf("csat"),
    ces: scoreOf("ces"),
    class: nps === null ? null : classOf(nps),
  };
}
