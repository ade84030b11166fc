import type { Context } from "@/lib/access/context";
import { type AnswerWeights, weightsByPlace } from "@/lib/analysis/answer-weights";
import { nameOfGroup } from "@/lib/analysis/name-of-group";
import { filterOf } from "@/lib/analysis/page-question";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { ScoreSplit } from "@/lib/analysis/score-panels";
import type { ScoreQuestion } from "@/lib/analysis/score-question";
import { scoresSoFar } from "@/lib/analysis/scores";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import { madeOf, type SoFar, together } from "@/lib/analysis/so-far";
import { overallOf, splitRows, standOutOf, totals } from "@/lib/analysis/split-rows";
import { weighAnswers } from "@/lib/analysis/weigh-answers";
import type { MetricName } from "@/lib/metrics/metric";

const usual = ["interaction.team", "interaction.channel", "interaction.touchpoint"];
const rowsPerPage = 25;

/** By what scores can be split: names of groups first, then everything measured. */
export async function splitChoices(ctx: Context): Promise<{ key: string; label: string }[]> {
  const { entries, groupings } = await readCatalogue(ctx);
  const measured = entries
    .map(({ variable }) => variable)
    .filter(({ role, level }) => role !== "outcome" || level === "strategic" || level === "value");
  return [...groupings, ...measured].map(({ key, label }) => ({ key, label }));
}

/** The score group by group, by whatever was chosen. */
export async function scoreSplit(
  ctx: Context,
  question: ScoreQuestion,
  metric: MetricName,
): Promise<SoFar<ScoreSplit> | null> {
  const choices = await splitChoices(ctx);
  const keys = [question.by, ...usual, choices[0]?.key];
  const chosen = keys.flatMap((key) => choices.find((choice) => choice.key === key) ?? [])[0];
  if (!chosen) return null;
  const filter = filterOf(question);
  const { entries, groupings } = await readCatalogue(ctx);
  const ranked = groupings.some(({ key }) => key === chosen.key);
  const inFifths = entries.some(
    ({ variable: { key, kind } }) => !ranked && key === chosen.key && kind === "continuous",
  );
  const asked = { metric, by: chosen.key, filter };
  const [counted, weighed] = await Promise.all([scoresSoFar(ctx, asked), weighAnswers(ctx, asked)]);
  return madeOf(together(counted, weighed), ([{ groups }, weights]) => {
    const names = groups.map(({ key }) => key);
    const own = inFifths ? weightsByPlace(weights, names) : weights.groups;
    return pageOf(question, { ...chosen, metric, ranked }, groups, own);
  });
}

/** The groups that match what is looked for, page by page. */
function pageOf(
  question: ScoreQuestion,
  { metric, ranked, key, label }: Pick<ScoreSplit, "metric" | "ranked" | "label"> & { key: string },
  groups: readonly ScoreGroup[],
  weights: AnswerWeights["groups"],
): ScoreSplit {
  const rows = splitRows(metric, groups, ranked, weights);
  const wanted = question.name?.toLowerCase();
  const matching = rows.filter(
    ({ group }) =>
      !wanted ||
      [group.key, nameOfGroup(key, group.key)].some((each) => each.toLowerCase().includes(wanted)),
  );
  const first = Math.min(question.after ?? 0, Math.max(0, matching.length - 1));
  const end = first + rowsPerPage;
  return {
    ...{ metric, by: key, label, ranked, groups: rows.length },
    overall: overallOf(metric, totals(groups)),
    withheld: groups.filter(({ withheld }) => withheld).length,
    standOut: standOutOf(rows),
    compared: rows.some(({ change }) => change !== null),
    matching: matching.length,
    rows: matching.slice(first, end),
    first,
    next: end < matching.length ? end : null,
  };
}
