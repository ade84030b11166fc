import { simpleValue } from "@/lib/stats/clv/simple-value";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { addEstimate, boundsOf, noEstimates } from "@/lib/value/estimates";
import type { Relationships } from "@/lib/value/relationships.store";
import type { ValueRequest } from "@/lib/value/shapes";
import type { Valuation } from "@/lib/value/valuation";

const fewest = 5;

/**
 * Four elements: what a year leaves, kept with the organisation's own yearly retention, discounted,
 * less what it cost to win the customer. The interval is that of retention.
 */
export function* fitSimple(
  relationships: Omit<Relationships, "ids">,
  request: ValueRequest,
): Generator<number, Valuation> {
  const { yearAgo, stillHere } = relationships;
  const said = { logLikelihood: null, converged: yearAgo >= fewest };
  if (yearAgo < fewest) {
    return {
      ...said,
      parameters: { retention: null },
      standardErrors: { retention: null },
      problem: `Only ${yearAgo} customers were here a year ago: retention is not known.`,
      estimates: noEstimates(),
      total: null,
    };
  }
  const interval = wilsonInterval(stillHere, yearAgo);
  const retention = stillHere / yearAgo;
  const years = request.horizonMonths / 12;
  const worth = (margin: number, kept: number) =>
    discounted(margin, kept, request.discountRate, years);
  const estimates = noEstimates();
  const customers = relationships.months.length;
  for (let i = 0; i < customers; i++) {
    const [annual, cost] = [relationships.annualMargin[i], relationships.acquisitionCost[i]];
    if (relationships.gone[i] === 1 || annual == null || cost == null) continue;
    const ends = [worth(annual, interval.low), worth(annual, interval.high)].sort((a, b) => a - b);
    addEstimate(estimates, i, {
      clv: worth(annual, retention) - cost,
      clvLow: (ends[0] ?? 0) - cost,
      clvHigh: (ends[1] ?? 0) - cost,
      probabilityAlive: 1,
      expectedTransactions: null,
    });
    yield i / customers;
  }
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
