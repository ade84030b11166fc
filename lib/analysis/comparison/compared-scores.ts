import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readAsked } from "@/lib/analysis/asked.store";
import { differences, type Found, withheld } from "@/lib/analysis/comparison/differences";
import { Compared, type ComparedSide } from "@/lib/analysis/comparison/shapes";
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
import { wilsonInterval } from "@/lib/stats/proportion";

/** Two selections that are known to be apart. */
export interface Sides {
  a: AnalysisFilter;
  b: AnalysisFilter;
}

type Pair<T> = { a: T; b: T };

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
      const found = await Promise.all(metrics.map((metric) => scoreOf(ctx, sides, metric)));
      return differences([...found, ...(await responseRate(ctx, sides, settings))]);
    },
  };
}

async function ofBoth<T>(sides: Sides, read: (filter: AnalysisFilter) => Promise<T>) {
  const [a, b] = await Promise.all([read(sides.a), read(sides.b)]);
  return { a, b };
}

async function scoreOf(ctx: Context, sides: Sides, metric: MetricName): Promise<Found> {
  const { a, b } = await ofBoth(
    sides,
    async (filter) => (await scores(ctx, { metric, filter })).groups[0],
  );
  return { key: metric, a: sideOf(a), b: sideOf(b), change: scoreChange(metric, a, b) };
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
    inTransaction(ctx, (tx) => readAsked(tx, [], { filter, settings, until })),
  );
  if (a.asked + b.asked === 0) return [];
  const shown = Math.min(a.asked, b.asked) >= settings.minimumGroupSize;
  return [
    {
      key: "responseRate",
      a: rateOf(a, settings.minimumGroupSize),
      b: rateOf(b, settings.minimumGroupSize),
      change: shown ? rateChange({ a, b }) : null,
    },
  ];
}

type Counts = { asked: number; answered: number };

function rateOf({ asked, answered }: Counts, minimum: number): ComparedSide {
  if (asked < minimum) return withheld(asked);
  const { low, high } = wilsonInterval(answered, asked);
  return { n: asked, value: answered / asked, ciLow: low, ciHigh: high };
}

function rateChange({ a, b }: Pair<Counts>) {
  const share = ({ asked, answered }: Counts) => ({ n: asked, share: answered / asked });
  return shareChange(share(a), share(b));
}
