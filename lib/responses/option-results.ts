import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { wilsonInterval } from "@/lib/stats/proportion";
import type { ChoiceQuestion, RankingQuestion } from "@/lib/surveys/question-kinds";
import { readVersionsOf, surveyById } from "@/lib/surveys/read";
import { type Lasting, lastingOf, placesOf } from "./lasting-questions";
import { countOptions } from "./read.store";
import type { OptionResult, ResponsePeriod } from "./shapes";

type Asked = ChoiceQuestion | RankingQuestion;
type Counted = Awaited<ReturnType<typeof countOptions>>;

/**
 * How each choice and ranking of a survey was answered: by question key, over the versions in which
 * that key was a question of the kind it was last.
 */
export async function readOptionResults(
  ctx: Context,
  period: ResponsePeriod,
): Promise<OptionResult[]> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    await surveyById(tx, period.survey);
    const asked = lastingOf(await readVersionsOf(tx, period.survey), ["choice", "ranking"]);
    if (asked.length === 0) return [];
    const counted = await countOptions(tx, period, placesOf(asked));
    return asked.map((one) =>
      resultOf(
        one,
        counted.filter(({ key }) => key === one.question.key),
      ),
    );
  });
}

function labelsOf(question: Asked): [string, string][] {
  const own = question.options.map(({ key, label }): [string, string] => [key, label]);
  const other = question.kind === "choice" ? question.other : undefined;
  return other ? [...own, ["other", other]] : own;
}

function resultOf(asked: Lasting<Asked>, counted: Counted): OptionResult {
  const { key, label, kind } = asked.question;
  // Every answer puts something first.
  const n = counted.reduce((sum, { firsts }) => sum + firsts, 0);
  const options = offered(asked, counted).map((option) => {
    const count = counted.find((one) => one.option === option.key);
    const chosen = (kind === "ranking" ? count?.firsts : count?.n) ?? 0;
    return {
      ...option,
      chosen,
      ...(n > 0 && { share: { value: chosen / n, ...wilsonInterval(chosen, n) } }),
      ...(kind === "ranking" && count && { meanPlace: count.meanPlace }),
    };
  });
  const multiple = asked.question.kind === "choice" && asked.question.multiple;
  return { key, label, kind, multiple, n, options };
}

/** What is offered now, and what was chosen when it still was, by its newest words. */
function offered(
  { question, versions }: Lasting<Asked>,
  counted: Counted,
): { key: string; label: string }[] {
  const labels = new Map(versions.flatMap((version) => labelsOf(version.question)));
  const now = new Map(labelsOf(question));
  const chosen = new Set(counted.map(({ option }) => option));
  const gone = [...labels].filter(([key]) => !now.has(key) && chosen.has(key));
  const inOrder = gone.toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [...now, ...inOrder].map(([key, label]) => ({ key, label }));
}
