import { type AnswerWeights, weightsByName } from "@/lib/analysis/answer-weights";
import { scoreChange } from "@/lib/analysis/score-change";
import { answerVariance } from "@/lib/analysis/score-course";
import type { ScoreSplit, SplitRow } from "@/lib/analysis/score-panels";
import type { ScoreGroup } from "@/lib/analysis/shapes";
import type { MetricName } from "@/lib/metrics/metric";
import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { shrinkMeans } from "@/lib/stats/shrink-means";

const chanceFindings = 0.05;

const mostNamed = 3;

/** The groups apart from the others, in the order of the list. */
export function standOutOf(rows: readonly SplitRow[]): ScoreSplit["standOut"] {
  const sure = rows.filter((row) => row.sure);
  const distance = ({ change }: SplitRow) => Math.abs(change?.difference ?? 0);
  const farthest = new Set([...sure].sort((a, b) => distance(b) - distance(a)).slice(0, mostNamed));
  return {
    count: sure.length,
    farthest: sure.flatMap((row) => {
      const { key, value } = row.group;
      return farthest.has(row) && value !== null ? [{ key, value }] : [];
    }),
  };
}

/**
 * Every group beside the others; ranked, the lowest expectation first, and withheld ones last.
 *
 * @param weights what an answer of each group counts: less than 1 where those of one customer agree
 */
export function splitRows(
  metric: MetricName,
  groups: readonly ScoreGroup[],
  ranked: boolean,
  weights: AnswerWeights["groups"] = [],
): SplitRow[] {
  const all = totals(groups);
  const weightsOfGroup = weightsByName(weights);
  const changes = groups.map((group) =>
    scoreChange(metric, group, others(metric, all, group), weightsOfGroup(group.key)),
  );
  const tested = changes.flatMap((change, k) => (change?.p == null ? [] : [{ k, p: change.p }]));
  const adjusted = adjustPValues(tested.map(({ p }) => p));
  const q = new Map(tested.map(({ k }, position) => [k, adjusted[position] ?? 1]));
  const expected = expectations(metric, groups, (key) => weightsOfGroup(key).a);
  const rows = groups.map((group, k) => ({
    group,
    change: changes[k] ?? null,
    sure: (q.get(k) ?? 1) < chanceFindings,
    expected: expected[k] ?? null,
  }));
  if (!ranked) return rows;
  const place = ({ group, expected: of }: SplitRow) => of?.mean ?? group.value ?? Infinity;
  return rows.sort((a, b) => place(a) - place(b) || a.group.key.localeCompare(b.group.key, "en"));
}

type Totals = Record<"n" | "promoters" | "passives" | "detractors" | "satisfied", number>;

export function totals(groups: readonly ScoreGroup[]): Totals {
  const sum = { n: 0, promoters: 0, passives: 0, detractors: 0, satisfied: 0 };
  for (const { n, value, promoters = 0, passives = 0, detractors = 0 } of groups) {
    if (value === null) continue;
    sum.n += n;
    sum.promoters += promoters;
    sum.passives += passives;
    sum.detractors += detractors;
    sum.satisfied += n * value;
  }
  return sum;
}

export function overallOf(metric: MetricName, { n, promoters, detractors, satisfied }: Totals) {
  if (n === 0) return null;
  return metric === "nps" ? (100 * (promoters - detractors)) / n : satisfied / n;
}

/** All shown groups but one, as one; by subtraction, so that thousands of groups cost no square. */
function others(metric: MetricName, all: Totals, one: ScoreGroup): ScoreGroup {
  const n = all.n - one.n;
  const share = n > 0 ? (all.satisfied - one.n * (one.value ?? 0)) / n : null;
  return {
    ...{ key: "others", n, ciLow: null, ciHigh: null },
    value: metric === "nps" && n > 0 ? 0 : share,
    promoters: all.promoters - (one.promoters ?? 0),
    passives: all.passives - (one.passives ?? 0),
    detractors: all.detractors - (one.detractors ?? 0),
  };
}

function expectations(
  metric: MetricName,
  groups: readonly ScoreGroup[],
  weightOf: (key: string) => number,
) {
  const shown = groups.flatMap((group, k) => (group.value === null ? [] : [{ group, k }]));
  if (shown.length < 2) return [];
  const { groups: drawn } = shrinkMeans(
    shown.map(({ group }) => noisyMean(metric, group, weightOf(group.key))),
  );
  const byPlace = new Map(shown.map(({ k }, position) => [k, drawn[position]]));
  return groups.map((_, k) => byPlace.get(k) ?? null);
}

/**
 * A group in which everybody said the same still has noise: the variance is that with the pseudo
 * answers of the adjusted Wald interval.
 */
function noisyMean(metric: MetricName, group: ScoreGroup, weight: number) {
  const { n, value, promoters = 0, passives = 0, detractors = 0 } = group;
  const mean = value ?? 0;
  if (metric !== "nps") {
    const share = (n * mean + 2) / (n + 4);
    return { mean, variance: (share * (1 - share)) / (n + 4) / weight };
  }
  const more = {
    ...{ ...group, n: n + 3, passives: passives + 1.5 },
    ...{ promoters: promoters + 0.75, detractors: detractors + 0.75 },
  };
  return { mean, variance: answerVariance(metric, more) / (n + 3) / weight };
}
