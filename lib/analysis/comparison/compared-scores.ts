import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { type CustomerSums, weightOf } from "@/lib/analysis/answer-weights";
import { differences, type Found, withheld } from "@/lib/analysis/comparison/differences";
import { Compared, type ComparedSide } from "@/lib/analysis/comparison/shapes";
import { sumAnswered, sumScores } from "@/lib/analysis/customer-sums.store";
import { type Compute, type KeptRequest, resultSoFar } from "@/lib/analysis/kept-result";
import { answeredUntil } from "@/lib/analysis/non-response";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import { scoreChange, shareChange } from "@/lib/analysis/score-change";
import { scores } from "@/lib/analysis/scores";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter, ScoreGroup } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { type MetricName, metricNames } from "@/lib/metrics/metric";
import { effectiveAnswers } from "@/lib/stats/effective-answers";
import { wilsonInterval } from "@/lib/stats/proportion";

/** Two selections that are known to be apart. */
export interface Sides {
  a: AnalysisFilter;
  b: AnalysisFilter;
}

/** NPS, CSAT, CES and response rate of two selections, for a page. */
export async function comparedScoresSoFar(ctx: Context, sides: Sides): Promise<SoFar<Compared[]>> {
  const { kept, compute } = await scoresQuestion(ctx, sides);
  return resultSoFar(ctx, kept, z.array(Compared), compute);
}

/** What is kept of it: who had time to answer is another question every day. */
export async function scoresQuestion(
  ctx: Context,
  sides: Sides,
): Promise<{ kept: KeptRequest; compute: Compute<Compared[]> }> {
  permit(ctx, "analysis.read");
  const { entries, settings } = await readCatalogue(ctx);
  const metrics = metricNames.filter((name) =>
    entries.some(({ variable }) => variable.key === name),
  );
  return {
    kept: { name: "compared scores", input: [sides, metrics], day: settings.today },
    compute: async () => {
      const found = await Promise.all(
        metrics.map((metric) => scoreOf(ctx, sides, settings, metric)),
      );
      return differences([...found, ...(await responseRate(ctx, sides, settings))]);
    },
  };
}

async function ofBoth<T>(sides: Sides, read: (filter: AnalysisFilter) => Promise<T>) {
  const [a, b] = await Promise.all([read(sides.a), read(sides.b)]);
  return { a, b };
}

async function scoreOf(
  ctx: Context,
  sides: Sides,
  settings: AnalysisSettings,
  metric: MetricName,
): Promise<Found> {
  const { a, b } = await ofBoth(
    sides,
    async (filter) => (await scores(ctx, { metric, filter })).groups[0],
  );
  const sums = await ofBoth(sides, (filter) =>
    inTransaction(ctx, (tx) => sumScores(tx, metric, { filter, settings })),
  );
  const weights = { a: weightOf(sums.a), b: weightOf(sums.b) };
  return { key: metric, a: sideOf(a), b: sideOf(b), change: scoreChange(metric, a, b, weights) };
}

function sideOf(group: ScoreGroup | undefined): ComparedSide {
  if (!group) return withheld(0);
  const { n, value, ciLow, ciHigh, withheld: hidden } = group;
  return hidden ? withheld(n) : { n, value, ciLow, ciHigh };
}

/** Nothing where nobody was asked on either side, as when all answers were imported. */
async function responseRate(
  ctx: Context,
  sides: Sides,
  settings: AnalysisSettings,
): Promise<Found[]> {
  const until = answeredUntil(ctx);
  const { a, b } = await ofBoth(sides, (filter) =>
    inTransaction(ctx, (tx) => sumAnswered(tx, { filter, settings, until })),
  );
  if (!a && !b) return [];
  const minimum = settings.minimumGroupSize;
  const shown = a && b && Math.min(a.b, b.b) >= minimum;
  const change = shown ? shareChange(rateOf(a), rateOf(b)) : null;
  return [{ key: "responseRate", a: rateSide(a, minimum), b: rateSide(b, minimum), change }];
}

function rateSide(sums: CustomerSums | null, minimum: number): ComparedSide {
  const { a: answered, b: asked } = sums ?? { a: 0, b: 0 };
  if (asked < minimum) return withheld(asked);
  const { low, high } = wilsonInterval(answered, asked);
  return { n: asked, value: answered / asked, ciLow: low, ciHigh: high };
}

/** The share who answered, of as many independent invitations as say as much. */
function rateOf(sums: CustomerSums) {
  return { n: effectiveAnswers(sums, sums.variance), share: sums.a / sums.b };
}
