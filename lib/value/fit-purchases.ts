import { type BgNbd, fitBgNbd } from "@/lib/stats/clv/bg-nbd";
import { expectedPurchases, pAlive } from "@/lib/stats/clv/bg-nbd-expectations";
import {
  expectedValue,
  fitGammaGamma,
  type GammaGamma,
  repeatValues,
} from "@/lib/stats/clv/gamma-gamma";
import type { Likeliest } from "@/lib/stats/clv/maximise-likelihood";
import { purchaseCounts } from "@/lib/stats/clv/purchase-counts";
import {
  discountedPurchases,
  discountedPurchasesSlope,
  expectedValueSlope,
  type Horizon,
  varianceOf,
} from "@/lib/stats/clv/purchase-value";
import { z95 } from "@/lib/stats/distributions";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import type { Column } from "@/lib/stats/vector";
import { type Estimate, GrowingEstimates, noEstimates } from "@/lib/value/estimates";
import type { ValueRequest } from "@/lib/value/shapes";
import type { Bought, Valuation } from "@/lib/value/valuation";

/** A fitted model of purchases, for whoever predicts with it. */
export interface PurchaseModel {
  buying: BgNbd;
  buyingFit: Likeliest;
  value: GammaGamma;
  valueFit: Likeliest;
}

const daysPerMonth = 365.25 / 12;

/** Days in one unit of the model's time. */
export const unitDays = (request: Pick<ValueRequest, "granularity">) =>
  request.granularity === "week" ? 7 : 1;

/**
 * BG/NBD for how often, Gamma–Gamma for how much. A customer's interval is that of the expectation,
 * from the errors of the parameters; what one customer then does varies more.
 */
export function* fitPurchases(
  histories: Bought,
  request: ValueRequest,
): Generator<number, Valuation & { model: PurchaseModel | null }> {
  const days = unitDays(request);
  const inUnits = (column: Column) => Float64Array.from(column, (time) => time / days);
  const counts = purchaseCounts(histories.x, inUnits(histories.recency), inUnits(histories.age));
  yield 0.1;
  const buyingFit = attempt(() => fitBgNbd(counts));
  yield 0.3;
  const values = repeatValues(histories.x, histories.value);
  const valueFit = attempt(() => fitGammaGamma(values));
  yield 0.5;
  const said = {
    ...described(buyingFit, valueFit),
    converged: Boolean(buyingFit?.converged && valueFit?.converged),
    problem: problemOf(counts, buyingFit, valueFit),
  };
  const [p = 0, q = 0, gamma = 0] = valueFit?.parameters ?? [];
  if (!buyingFit || !valueFit || said.problem !== null) {
    return { ...said, converged: false, estimates: noEstimates(), total: null, model: null };
  }
  const [r = 0, alpha = 0, a = 0, b = 0] = buyingFit.parameters;
  const model = { buying: { r, alpha, a, b }, buyingFit, value: { p, q, gamma }, valueFit };
  const valued = yield* valuesOf(histories, model, request);
  return { ...said, ...valued, model };
}

function* valuesOf(histories: Bought, model: PurchaseModel, request: ValueRequest) {
  const days = unitDays(request);
  const horizon: Horizon = {
    periods: request.horizonMonths,
    length: daysPerMonth / days,
    discount: (1 + request.discountRate) ** (1 / 12) - 1,
  };
  const known = new Map<string, ReturnType<typeof historyOf>>();
  const customers = histories.x.length;
  const growing = new GrowingEstimates(customers);
  let total = 0;
  const totalSlope = new Array<number>(7).fill(0);
  for (let i = 0; i < customers; i++) {
    const [x = 0, recency = 0, age = 0] = [histories.x[i], histories.recency[i], histories.age[i]];
    const key = `${x} ${recency} ${age}`;
    const history = { x, recency: recency / days, age: age / days };
    const future = known.get(key) ?? historyOf(model, history, horizon);
    if (!known.has(key)) yield 0.5 + (0.5 * i) / customers;
    known.set(key, future);
    const { estimate, slope } = customerOf(histories, i, { model, future });
    slope.forEach((each, j) => {
      totalSlope[j] = (totalSlope[j] ?? 0) + estimate.clv * each;
    });
    total += estimate.clv;
    growing.add(i, estimate);
  }
  return { estimates: growing.taken(), total: totalBounds(total, totalSlope, model) };
}

/** One customer's value, and how its logarithm answers to all seven parameters. */
function customerOf(
  histories: Bought,
  i: number,
  { model, future }: { model: PurchaseModel; future: ReturnType<typeof historyOf> },
): { estimate: Estimate; slope: readonly number[] } {
  const mean = histories.value[i] ?? 0;
  const repeats = mean > 0 ? (histories.x[i] ?? 0) : 0;
  const share = histories.isMargin ? 1 : (histories.marginShare[i] ?? 1);
  const clv = share * future.purchases * expectedValue(model.value, repeats, mean);
  const slope = expectedValueSlope(model.value, repeats, mean);
  const { logCovariance } = model.valueFit;
  const variance = logCovariance ? varianceOf(slope, logCovariance) : 0;
  const spread = Math.exp(z95 * Math.sqrt(future.variance + variance));
  return {
    slope: [...future.slope, ...slope],
    estimate: {
      clv,
      clvLow: clv / spread,
      clvHigh: clv * spread,
      probabilityAlive: future.alive,
      expectedTransactions: future.expected,
    },
  };
}

function historyOf(
  { buying, buyingFit: { logCovariance } }: PurchaseModel,
  history: Parameters<typeof pAlive>[1],
  horizon: Horizon,
) {
  const slope = discountedPurchasesSlope(buying, history, coarse(horizon));
  return {
    purchases: discountedPurchases(buying, history, horizon),
    alive: pAlive(buying, history),
    expected: expectedPurchases(buying, history, horizon.periods * horizon.length),
    slope,
    variance: logCovariance ? varianceOf(slope, logCovariance) : 0,
  };
}

/** A slope hardly notices when in a year a purchase comes, and years are quicker than months. */
function coarse({ periods, length, discount }: Horizon): Horizon {
  const years = Math.max(1, Math.round(periods / 12));
  const months = periods / years;
  return { periods: years, length: length * months, discount: (1 + discount) ** months - 1 };
}

function totalBounds(total: number, slope: readonly number[], model: PurchaseModel) {
  const { buyingFit, valueFit } = model;
  if (!(total > 0) || !buyingFit.logCovariance || !valueFit.logCovariance) return null;
  const variance =
    varianceOf(slope.slice(0, 4), buyingFit.logCovariance) +
    varianceOf(slope.slice(4), valueFit.logCovariance);
  const spread = Math.exp((z95 * Math.sqrt(variance)) / total);
  return { low: total / spread, high: total * spread };
}

/** A fit, or nothing where the data cannot carry one. */
function attempt(estimate: () => Likeliest): Likeliest | null {
  try {
    return estimate();
  } catch (error) {
    if (error instanceof InsufficientData) return null;
    throw error;
  }
}

function described(buying: Likeliest | null, value: Likeliest | null) {
  const named = (at: (i: number) => number | null, of: (i: number) => number | null) => ({
    bgnbd: { r: at(0), alpha: at(1), a: at(2), b: at(3) },
    gammaGamma: { p: of(0), q: of(1), gamma: of(2) },
  });
  return {
    parameters: named(
      (i) => buying?.parameters[i] ?? null,
      (i) => value?.parameters[i] ?? null,
    ),
    standardErrors: named(
      (i) => buying?.standardErrors[i] ?? null,
      (i) => value?.standardErrors[i] ?? null,
    ),
    logLikelihood: buying
      ? { bgnbd: buying.logLikelihood, gammaGamma: value?.logLikelihood ?? null }
      : null,
  };
}

function problemOf(
  { customers, repeaters }: { customers: number; repeaters: number },
  buying: Likeliest | null,
  value: Likeliest | null,
): string | null {
  const few = `${customers} customers bought, ${repeaters} of them more than once`;
  if (!buying) return `Too few purchases for a model: ${few}.`;
  if (!buying.converged) return `The model of how often people buy has no best fit: ${few}.`;
  if (!value) return `What a purchase brings cannot be modelled: ${few}, or all values are equal.`;
  if (!value.converged) return "The model of what a purchase brings has no best fit.";
  if ((value.parameters[1] ?? 0) <= 1) return "Values differ too widely to have an expectation.";
  return null;
}
