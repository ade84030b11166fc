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
import { twelveMonths, twelveMonthsBefore } from "@/lib/analysis/twelve-months";
import { inTransaction } from "@/lib/db/transaction";
import { type MetricName, metricNamed, metricNames } from "@/lib/metrics/metric";
import { wilsonInterval } from "@/lib/stats/proportion";

const days = 90;
const dayMilliseconds = 24 * 3600 * 1000;

/** Everything on the first page, from what is stored; whoever may read responses may read it. */
export async function today(ctx: Context): Promise<Today> {
  permit(ctx, "responses.read");
  permit(ctx, "customers.read");
  const catalogue = await readCatalogue(ctx);
  const metric = metricNames.find((name) =>
    catalogue.entries.some(({ variable }) => variable.key === name),
  );
  return inTransaction(ctx, async (tx) => {
    const last = metric ? await readLastAnswer(tx) : null;
    const score = metric && last ? await scoreOf(tx, metric, last, catalogue) : null;
    const week = new Date(ctx.now().getTime() - 7 * dayMilliseconds);
    const since = new Date(ctx.now().getTime() - days * dayMilliseconds);
    const attention = [
      ...(score && metric === "nps" ? fallen(score.change, days) : []),
      ...(score && metric === "nps" ? lowGroups(await splits(tx, score, catalogue)) : []),
      ...troubles(await readTroubles(tx, week)),
    ];
    return {
      currency: catalogue.settings.currency,
      score,
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
  catalogue: Catalogue,
): Promise<ScoreNow | null> {
  const to = new Date(last.getTime() + 1);
  const from = new Date(to.getTime() - days * dayMilliseconds);
  const before = new Date(from.getTime() - days * dayMilliseconds);
  const ask = (partition: Partition, start: Date, end: Date) =>
    groupsOf(tx, { metric, partition, filter: between(start, end) }, catalogue);
  const [now] = await ask({ by: "all" }, from, to);
  const [earlier] = await ask({ by: "all" }, before, from);
  if (!now) return null;
  const months = await ask({ by: "time", span: "month" }, twelveMonthsBefore(last), to);
  return {
    metric,
    from,
    to: last,
    days,
    now,
    change: scoreChange(metric, now, earlier),
    months: twelveMonths(months, last),
  };
}

async function splits(tx: Tx, { from, to }: ScoreNow, catalogue: Catalogue): Promise<Split[]> {
  const filter = between(from, new Date(to.getTime() + 1));
  const by = (key: string) =>
    groupsOf(tx, { metric: "nps", partition: { by: "grouping", key }, filter }, catalogue);
  return [
    { parameter: "touchpoint", groups: await by("interaction.touchpoint") },
    { parameter: "team", groups: await by("interaction.team") },
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

function between(from: Date, to: Date): AnalysisFilter {
  return { from: from.toISOString(), to: to.toISOString() };
}

function rateOf({ asked, answered }: { asked: number; answered: number }): ResponseRate | null {
  if (asked === 0) return null;
  return { asked, answered, share: answered / asked, ...wilsonInterval(answered, asked) };
}
