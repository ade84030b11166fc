import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { kaplanMeier, survivalAt } from "@/lib/stats/kaplan-meier";
import { type Durations, logRank } from "@/lib/stats/log-rank";
import { readValueSettings } from "@/lib/value/histories.store";
import { countDurations } from "@/lib/value/retention/durations.store";
import {
  type AnswerClass,
  answerClasses,
  Retention,
  type RetentionCurve,
} from "@/lib/value/retention/shapes";

const daysPerMonth = 365.25 / 12;
const mostMonths = 60;

type Counted = Awaited<ReturnType<typeof countDurations>>;

/** Who stays after what they answered: a Kaplan–Meier curve for each class of the first answer. */
export async function retention(ctx: Context): Promise<SoFar<Retention>> {
  permit(ctx, "analysis.read");
  const settings = await inTransaction(ctx, readValueSettings);
  const request = { name: "retention", input: settings.minimumGroupSize, day: settings.today };
  return resultSoFar(ctx, request, Retention, async () =>
    retentionOf(
      await inTransaction(ctx, (tx) => countDurations(tx, settings)),
      settings.minimumGroupSize,
    ),
  );
}

/** The curves of the classes that are large enough, and whether they differ. */
export function retentionOf(counted: Counted, minimum: number): Retention {
  const groups = answerClasses.map((name) => ({
    class: name,
    durations: durationsOf(counted.filter((row) => row.class === name)),
  }));
  const inhabited = groups.filter(({ durations }) => durations.counts.length > 0);
  const shown = inhabited.filter(({ durations }) => sum(durations.counts) >= minimum);
  // Where nobody left, or everybody was last seen on the day they answered, there is no curve.
  const left = shown.some(({ durations }) => durations.events.some((event) => event === 1));
  if (!left) return null;
  return {
    curves: shown.map((group) => curveOf(group.class, group.durations, minimum)),
    withheld: inhabited.length - shown.length,
    p: chanceOf(shown.map(({ durations }) => durations)),
  };
}

type CountedDurations = Durations & { counts: number[]; events: number[]; times: number[] };

function durationsOf(rows: Counted): CountedDurations {
  return {
    times: rows.map(({ days }) => days / daysPerMonth),
    events: rows.map(({ left }) => left),
    counts: rows.map(({ n }) => n),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, n) => total + n, 0);
}

function curveOf(
  name: AnswerClass,
  { times, events, counts }: CountedDurations,
  minimum: number,
): RetentionCurve {
  const curve = kaplanMeier(times, events, counts);
  // Followed so long, or gone before: whoever came too late to tell is no evidence.
  const told = (months: number) =>
    sum(counts.filter((_, i) => events[i] === 1 || (times[i] ?? 0) >= months));
  const longest = times.reduce((most, time) => Math.max(most, time), 0);
  const months = Array.from({ length: mostMonths + 1 }, (_, k) => k);
  return {
    class: name,
    n: curve.n,
    left: curve.events,
    points: months
      .filter((month) => month <= longest && told(month) >= minimum)
      .map((month) => {
        const { survival, ciLow, ciHigh } = survivalAt(curve, month);
        return { months: month, share: survival, low: ciLow, high: ciHigh };
      }),
  };
}

function chanceOf(groups: readonly Durations[]): number | null {
  if (groups.length < 2) return null;
  try {
    return logRank(groups).p;
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    return null;
  }
}
