import type { ScoreGroup } from "@/lib/analysis/shapes";
import { withheldGroups } from "@/lib/analysis/withheld-groups";
import type { Metric } from "@/lib/metrics/metric";
import { classOf } from "@/lib/metrics/nps";

/** How often one answer was given in one group; no key: nobody knows the group. */
export interface AnsweredStep {
  key: string | null;
  score: number | null;
  n: number;
}

export interface Scored {
  groups: ScoreGroup[];
  n: number;
  /** Answers that were left out, by reason. */
  excluded: Record<string, number>;
}

/** One score per group; groups too small to be shown are withheld. */
export function scoreGroups(
  answers: readonly AnsweredStep[],
  metric: Metric,
  by: string,
  minimum: number,
): Scored {
  const excluded: Record<string, number> = {};
  const leaveOut = (reason: string, n: number) => {
    excluded[reason] = (excluded[reason] ?? 0) + n;
  };
  const counts = new Map<string, number[]>();
  for (const { key, score, n } of answers) {
    if (score === null) leaveOut(`no ${metric.name}`, n);
    else if (stepOf(score, metric) === null) leaveOut("off the scale", n);
    else if (key === null) leaveOut(`no ${by}`, n);
    else count(counts, metric, key, score, n);
  }
  const sizes = [...counts.values()].map(total);
  const withheld = withheldGroups(sizes, minimum);
  const groups = [...counts].map(([key, steps], j) =>
    withheld[j] ? hidden(key, total(steps)) : scored(key, steps, metric),
  );
  return { groups, n: sizes.reduce((sum, n) => sum + n, 0), excluded };
}

function count(
  counts: Map<string, number[]>,
  metric: Metric,
  key: string,
  score: number,
  n: number,
): void {
  const { min, max } = metric.scale;
  const steps = counts.get(key) ?? new Array<number>(max - min + 1).fill(0);
  const step = stepOf(score, metric) ?? 0;
  steps[step] = (steps[step] ?? 0) + n;
  counts.set(key, steps);
}

function stepOf(score: number, { scale }: Metric): number | null {
  const onScale = Number.isInteger(score) && score >= scale.min && score <= scale.max;
  return onScale ? score - scale.min : null;
}

function scored(key: string, steps: readonly number[], metric: Metric): ScoreGroup {
  const score = metric.scoreOf(steps);
  if (metric.name !== "nps") return { key, ...score };
  const among = (wanted: ReturnType<typeof classOf>) =>
    total(steps.filter((_, answer) => classOf(answer) === wanted));
  return {
    key,
    ...score,
    promoters: among("promoter"),
    passives: among("passive"),
    detractors: among("detractor"),
  };
}

function hidden(key: string, n: number): ScoreGroup {
  return { key, n, value: null, ciLow: null, ciHigh: null, withheld: true };
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, n) => sum + n, 0);
}

/** Values of a measurement that make one group, both ends included. */
interface ValueRange {
  from: number;
  to: number;
}

type Measured = AnsweredStep & { value: number };

function measuredOf(answers: readonly AnsweredStep[]): Measured[] {
  const known = answers.flatMap((answer) =>
    answer.key === null || answer.score === null ? [] : [{ ...answer, value: Number(answer.key) }],
  );
  return known.sort((a, b) => a.value - b.value);
}

/** A measurement's values as five ranges of about equally many answers; equal values stay together. */
export function fifthsOf(answers: readonly AnsweredStep[]): ValueRange[] {
  const known = measuredOf(answers);
  const all = total(known.map(({ n }) => n));
  const ranges: (ValueRange & { fifth: number })[] = [];
  let seen = 0;
  for (const { value, n } of known) {
    const fifth = Math.floor((5 * seen) / all);
    const open = ranges.at(-1);
    if (open && (open.to === value || open.fifth === fifth)) open.to = value;
    else ranges.push({ fifth, from: value, to: value });
    seen += n;
  }
  return ranges.map(({ from, to }) => ({ from, to }));
}

/** The same answers by fifth, which is named by its first and last value, the lowest first. */
export function inFifths(answers: readonly AnsweredStep[]): AnsweredStep[] {
  const ranges = fifthsOf(answers);
  const nameOf = (value: number) => {
    const range = ranges.find(({ from, to }) => value >= from && value <= to);
    if (!range) return null;
    return range.from === range.to ? `${range.from}` : `${range.from} to ${range.to}`;
  };
  const others = answers.filter(({ key, score }) => key === null || score === null);
  const named = measuredOf(answers).map(({ value, score, n }) => ({
    ...{ key: nameOf(value), score, n },
  }));
  return [...named, ...others];
}
