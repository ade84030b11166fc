import { simpleValue } from "@/lib/stats/clv/simple-value";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { boundsOf, GrowingEstimates, noEstimates } from "@/lib/value/estimates";
import type { ValueRequest } from "@/lib/value/shapes";
import type { Tenures, Valuation } from "@/lib/value/valuation";

const fewest = 5;

/**
 * Four elements: what a year leaves, kept with the organisation's own yearly retention, discounted,
 * less what it cost to win the customer. The interval is that of retention.
 */
export function* fitSimple(tenures: Tenures, request: ValueRequest): Generator<number, Valuation> {
  const { yearAgo, stillHere } = tenures;
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
  const customers = tenures.months.length;
  const growing = new GrowingEstimates(customers);
  for (let i = 0; i < customers; i++) {
    const annual = tenures.annualMargin[i] ?? Number.NaN;
    const cost = tenures.acquisitionCost[i] ?? Number.NaN;
    if (tenures.gone[i] === 1 || Number.isNaN(annual + cost)) continue;
    const ends = [worth(annual, interval.low), worth(annual, interval.high)].sort((a, b) => a - b);
    growing.add(i, {
      clv: worth(annual, retention) - cost,
      clvLow: (ends[0] ?? 0) - cost,
      clvHigh: (ends[1] ?? 0) - cost,
      probabilityAlive: 1,
      expectedTransactions: Number.NaN,
    });
    yield i / customers;
  }
  const estimates = growing.taken();
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
