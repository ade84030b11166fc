import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { fallen, lowGroups, type Split, troubles } from "@/lib/analysis/attention";
import type { ResponseRate, ScoreNow, Today } from "@/lib/analysis/panels";
import type { Partition } from "@/lib/analysis/partition";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { scoreChange } from "@/lib/analysis/score-change";
import { scoreGroups } from "@/lib/analysis/score-groups";
import { countAnswers } from "@/lib/analysis/scores.store";
import type { AnalysisFilter, ScoreGroup } from "@/lib/analysis/shapes";
import {
  countCustomersAtRisk,
  countInvitations,
  readLastAnswer,
  readTroubles,
} from "@/lib/analysis/today.store";
import { between, daysBefore, todayDays } from "@/lib/analysis/today-days";
import { type TodayWeights, todayWeights } from "@/lib/analysis/today-weights";
import { twelveMonths, twelveMonthsBefore } from "@/lib/analysis/twelve-months";
import { inTransaction } from "@/lib/db/transaction";
import { type MetricName, metricNamed, metricNames } from "@/lib/metrics/metric";
import { wilsonInterval } from "@/lib/stats/proportion";

/** Everything on the first page, from what is stored; whoever may read responses may read it. */
export async function today(ctx: Context): Promise<Today> {
  permit(ctx, "responses.read");
  permit(ctx, "customers.read");
  const catalogue = await readCatalogue(ctx);
  const metric = metricNames.find((name) =>
    catalogue.entries.some(({ variable }) => variable.key === name),
  );
  const weights = metric && (await todayWeights(ctx, metric, catalogue.settings));
  const counting = metric === undefined && catalogue.isOlder;
  return inTransaction(ctx, async (tx) => {
    const last = metric ? await readLastAnswer(tx) : null;
    const score =
      metric && last ? await scoreOf(tx, metric, last, { ...catalogue, weights }) : null;
    const week = daysBefore(ctx.now(), 7);
    const since = daysBefore(ctx.now(), 90);
    const judged = score && weights && metric === "nps" ? { score, weights } : null;
    const attention = [
      ...(judged ? fallen(judged.score.change, judged.score.days) : []),
      ...(judged ? lowGroups(await splits(tx, judged.score, judged.weights, catalogue)) : []),
      ...troubles(await readTroubles(tx, week)),
    ];
    return {
      currency: catalogue.settings.currency,
      score,
      counting,
      responseRate: rateOf(await countInvitations(tx, since)),
      risk: await countCustomersAtRisk(tx, catalogue.settings),
      attention,
    };
  });
}

async function scoreOf(
  tx: Tx,
  metric: MetricName,
  last: Date,
  catalogue: Catalogue & { weights: TodayWeights | undefined },
): Promise<ScoreNow | null> {
  const { days, from, to, now: recent, before } = todayDays(last);
  const ask = (partition: Partition, filter: AnalysisFilter) =>
    groupsOf(tx, { metric, partition, filter }, catalogue);
  const [now] = await ask({ by: "all" }, recent);
  const [earlier] = await ask({ by: "all" }, before);
  if (!now) return null;
  const year = between(twelveMonthsBefore(last), to);
  const months = await ask({ by: "time", span: "month" }, year);
  const { weights } = catalogue;
  const sides = weights && { a: weights.now, b: weights.before };
  return {
    metric,
    from,
    to: last,
    days,
    now,
    change: sides ? scoreChange(metric, now, earlier, sides) : null,
    comparing: !sides,
    months: twelveMonths(months, last),
  };
}

async function splits(
  tx: Tx,
  { to: last }: ScoreNow,
  weights: TodayWeights,
  catalogue: Catalogue,
): Promise<Split[]> {
  const filter = todayDays(last).now;
  const by = (key: string) =>
    groupsOf(tx, { metric: "nps", partition: { by: "grouping", key }, filter }, catalogue);
  return [
    {
      parameter: "touchpoint",
      groups: await by("interaction.touchpoint"),
      weights: weights.touchpoint,
    },
    { parameter: "team", groups: await by("interaction.team"), weights: weights.team },
  ];
}

interface Asked {
  metric: MetricName;
  partition: Partition;
  filter: AnalysisFilter;
}

async function groupsOf(
  tx: Tx,
  { metric, partition, filter }: Asked,
  { settings }: Catalogue,
): Promise<ScoreGroup[]> {
  const counted = await countAnswers(tx, metric, partition, { filter, settings });
  return scoreGroups(counted, metricNamed(metric), "all", settings.minimumGroupSize).groups;
}

function rateOf({ asked, answered }: { asked: number; answered: number }): ResponseRate | null {
  if (asked === 0) return null;
  return { asked, answered, share: answered / asked, ...wilsonInterval(answered, asked) };
}
