import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { wilsonInterval } from "@/lib/stats/proportion";
import type { ChoiceQuestion, RankingQuestion } from "@/lib/surveys/question-kinds";
import { readQuestions, surveyById } from "@/lib/surveys/read";
import { countOptions } from "./read.store";
import type { OptionResult, ResponsePeriod } from "./shapes";

type Asked = ChoiceQuestion | RankingQuestion;
type Counted = Awaited<ReturnType<typeof countOptions>>;

/** How each choice and ranking of a survey was answered: over all its versions, by question key. */
export async function readOptionResults(
  ctx: Context,
  period: ResponsePeriod,
): Promise<OptionResult[]> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, period.survey);
    const questions = await readQuestions(tx, period.survey);
    const asked = questions.filter((one) => one.kind === "choice" || one.kind === "ranking");
    if (asked.length === 0) return [];
    const keys = asked.map(({ key }) => key);
    const counted = await countOptions(tx, period, keys);
    return asked.map((question) =>
      resultOf(
        question,
        counted.filter(({ key }) => key === question.key),
      ),
    );
  });
}

function resultOf(question: Asked, counted: Counted): OptionResult {
  const { key, label, kind } = question;
  // Every answer puts something first.
  const n = counted.reduce((sum, { firsts }) => sum + firsts, 0);
  const options = offered(question, counted).map((option) => {
    const count = counted.find((one) => one.option === option.key);
    const chosen = (kind === "ranking" ? count?.firsts : count?.n) ?? 0;
    return {
      ...option,
      chosen,
      ...(n > 0 && { share: { value: chosen / n, ...wilsonInterval(chosen, n) } }),
      ...(kind === "ranking" && count && { meanPlace: count.meanPlace }),
    };
  });
  return { key, label, kind, multiple: kind === "choice" && question.multiple, n, options };
}

/** What is offered now, and what was chosen when it still was. */
function offered(question: Asked, counted: Counted): { key: string; label: string }[] {
  const other = question.kind === "choice" ? question.other : undefined;
  const options = question.options.map(({ key, label }) => ({ key, label }));
  if (other) options.push({ key: "other", label: other });
  const known = new Set(options.map(({ key }) => key));
  const gone = counted.map(({ option }) => option).filter((option) => !known.has(option));
  return [...options, ...gone.toSorted().map((key) => ({ key, label: key }))];
}
