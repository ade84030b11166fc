import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { ratingScore } from "@/lib/metrics/rating";
import type { ScaleQuestion } from "@/lib/surveys/question-kinds";
import { readQuestions, surveyById } from "@/lib/surveys/read";
import { countAnswers } from "./read.store";
import type { QuestionResult, ResponsePeriod } from "./shapes";

/** How each scale of a survey was answered: over all its versions, by question key. */
export async function readQuestionResults(
  ctx: Context,
  period: ResponsePeriod,
): Promise<QuestionResult[]> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, period.survey);
    const questions = await readQuestions(tx, period.survey);
    const scales = questions.filter((question) => question.kind === "scale");
    const counted = await countAnswers(
      tx,
      period,
      scales.map(({ key }) => key),
    );
    return scales.map((question) =>
      resultOf(
        question,
        counted.filter(({ key }) => key === question.key),
      ),
    );
  });
}

function resultOf(
  { key, label, role, scale }: ScaleQuestion,
  counted: readonly { value: number; n: number }[],
): QuestionResult {
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => {
    const value = scale.min + step;
    return counted.find((one) => one.value === value)?.n ?? 0;
  });
  const question = { key, label, role, min: scale.min, max: scale.max, counts: steps };
  if (steps.every((n) => n === 0)) return { ...question, n: 0 };
  // Which steps count as satisfied matters to shares only; here the mean is told.
  const { n, mean, meanCiLow, meanCiHigh } = ratingScore(steps, {
    ...scale,
    satisfiedMin: scale.max,
  });
  return { ...question, n, mean, ciLow: meanCiLow, ciHigh: meanCiHigh };
}
