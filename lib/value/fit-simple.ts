import { simpleValue } from "@/lib/stats/clv/simple-value";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { boundsOf } from "@/lib/value/fit-contractual";
import type { Relationships } from "@/lib/value/relationships.store";
import type { Estimate, ValueRequest } from "@/lib/value/shapes";

const fewest = 5;

/**
 * Four elements: what a year leaves, kept with the organisation's own yearly retention, discounted,
 * less what it cost to win the customer. The interval is that of retention.
 */
export function fitSimple(relationships: Relationships, request: ValueRequest) {
  const { yearAgo, stillHere } = relationships;
  const said = { logLikelihood: null, converged: yearAgo >= fewest };
  if (yearAgo < fewest) {
    return {
      ...said,
      parameters: { retention: null },
      standardErrors: { retention: null },
      problem: `Only ${yearAgo} customers were here a year ago: retention is not known.`,
      estimates: [],
      total: null,
    };
  }
  const interval = wilsonInterval(stillHere, yearAgo);
  const retention = stillHere / yearAgo;
  const years = request.horizonMonths / 12;
  const worth = (margin: number, kept: number) =>
    discounted(margin, kept, request.discountRate, years);
  const estimates = relationships.ids.flatMap((customerId, i): Estimate[] => {
    const [annual, cost] = [relationships.annualMargin[i], relationships.acquisitionCost[i]];
    if (relationships.gone[i] === 1 || annual == null || cost == null) return [];
    const ends = [worth(annual, interval.low), worth(annual, interval.high)].sort((a, b) => a - b);
    return [
      {
        customerId,
        clv: worth(annual, retention) - cost,
        clvLow: (ends[0] ?? 0) - cost,
        clvHigh: (ends[1] ?? 0) - cost,
        probabilityAlive: 1,
        expectedTransactions: null,
      },
    ];
  });
  return {
    ...said,
    parameters: { retention },
    standardErrors: { retention: (interval.high - interval.low) / (2 * z95) },
    problem: null,
    estimates,
    total: boundsOf(estimates),
  };
}

/** Whole years, and of a year that is begun its share. */
function discounted(margin: number, retention: number, discount: number, years: number): number {
  const whole = Math.floor(years);
  const value = (periods: number) => simpleValue({ margin, retention, discount, periods }) ?? 0;
  return value(whole) + (years - whole) * (value(whole + 1) - value(whole));
}
