import { expectedOfNew, expectedPurchases } from "@/lib/stats/clv/bg-nbd-expectations";
import type { Column } from "@/lib/stats/vector";
import { sumOf } from "@/lib/value/estimates";
import type { PurchaseModel } from "@/lib/value/fit-purchases";
import type { Holdout } from "@/lib/value/shapes";
import type { Bought } from "@/lib/value/valuation";

const msPerDay = 86_400_000;

export interface Week {
  week: number;
  repeats: number;
  started: number;
}

/**
 * How well the model foretold what it had not seen: repeat purchases after the calibration, in
 * total, week by week, and by tenths of customers.
 *
 * @param days in one unit of the model's time
 */
export function* holdoutOf(
  histories: Bought,
  { buying }: PurchaseModel,
  weeks: readonly Week[],
  days: number,
): Generator<undefined, Holdout | null> {
  const { until, last } = histories;
  if (until === null || last === null || last <= until) return null;
  const length = (Date.parse(last) - Date.parse(until)) / msPerDay;
  const known = new Map<string, number>();
  const expected: number[] = [];
  for (let i = 0; i < histories.x.length; i++) {
    const [x = 0, recency = 0, age = 0] = [histories.x[i], histories.recency[i], histories.age[i]];
    const key = `${x} ${recency} ${age}`;
    const history = { x, recency: recency / days, age: age / days };
    const purchases = known.get(key) ?? expectedPurchases(buying, history, length / days);
    if (!known.has(key)) {
      known.set(key, purchases);
      yield;
    }
    expected.push(purchases);
  }
  return {
    from: until,
    to: last,
    actual: sumOf(histories.later),
    expected: sumOf(expected),
    weeks: tracked(weeks, (time) => expectedOfNew(buying, time / days)),
    deciles: tenths(expected, histories.later),
  };
}

/** Cumulative repeat purchases, and those expected of everybody who had started by then. */
function tracked(weeks: readonly Week[], expectedAfter: (days: number) => number) {
  const lastWeek = weeks.at(-1)?.week ?? -1;
  const byWeek = new Map(weeks.map((each) => [each.week, each]));
  const ofNew = Array.from({ length: lastWeek + 2 }, (_, week) => expectedAfter(7 * week));
  const started: number[] = [];
  let actual = 0;
  return Array.from({ length: lastWeek + 1 }, (_, week) => {
    actual += byWeek.get(week)?.repeats ?? 0;
    started.push(byWeek.get(week)?.started ?? 0);
    // Who started in a week started, on average, in its middle.
    const expected = started.reduce((total, count, since) => {
      const [before = 0, after = 0] = [ofNew[week - since], ofNew[week - since + 1]];
      return total + (count * (before + after)) / 2;
    }, 0);
    return { week: week + 1, actual, expected };
  });
}

function tenths(expected: readonly number[], actual: Column): Holdout["deciles"] {
  const order = [...expected.keys()].sort((i, j) => (expected[i] ?? 0) - (expected[j] ?? 0));
  const groups = Array.from({ length: 10 }, (_, tenth) =>
    order.slice(
      Math.floor((tenth * order.length) / 10),
      Math.floor(((tenth + 1) * order.length) / 10),
    ),
  );
  return groups
    .filter((group) => group.length > 0)
    .map((group) => ({
      n: group.length,
      actual: sumOf(group.map((i) => actual[i] ?? 0)) / group.length,
      expected: sumOf(group.map((i) => expected[i] ?? 0)) / group.length,
    }));
}
