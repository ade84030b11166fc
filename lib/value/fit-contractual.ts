import { Refusal } from "@/lib/ground/refusal";
import type { Likeliest } from "@/lib/stats/clv/maximise-likelihood";
import { varianceOf } from "@/lib/stats/clv/purchase-value";
import {
  discountedLifetime,
  fitShiftedBetaGeometric,
  type Renewals,
  renewalsOf,
  retentionRate,
  type ShiftedBetaGeometric,
  survivalCurve,
} from "@/lib/stats/clv/shifted-beta-geometric";
import { z95 } from "@/lib/stats/distributions";
import { InsufficientData } from "@/lib/stats/insufficient-data";
import { boundsOf, GrowingEstimates, noEstimates } from "@/lib/value/estimates";
import type { ValueRequest } from "@/lib/value/shapes";
import type { Said, Tenures, Valuation } from "@/lib/value/valuation";

const projected = 12;

/** The shifted beta-geometric of one cohort, given as its survivors. */
export function fitCohort(cohorts: readonly number[], request: ValueRequest): Said {
  const { fit, problem } = fitted(() => fitShiftedBetaGeometric(checked(cohorts)));
  const model = modelOf(fit);
  if (!model) return { ...described(fit), problem };
  const lifetime = discountedLifetime(model, request.discountRate);
  return {
    ...described(fit),
    problem,
    survival: survivalCurve(model, cohorts.length - 1 + projected),
    discountedLifetime: Number.isFinite(lifetime) ? lifetime : null,
  };
}

/**
 * Whether a contract model can be fitted to everybody's relationship. It supposes that those likely
 * to leave have left first: where the chance of leaving stays or grows with age, it has no best fit.
 */
export function fitsContractual(counted: readonly Completed[]): boolean {
  const { fit } = fitted(() => fitShiftedBetaGeometric(renewalsIn(counted)));
  return fit?.converged ?? false;
}

/** The same of everybody's relationship, month by month, and what each is still worth. */
export function* fitContractual(
  tenures: Tenures,
  request: ValueRequest,
): Generator<number, Valuation> {
  const { fit, problem } = fitted(() => fitShiftedBetaGeometric(renewalsIn(each(tenures))));
  const model = modelOf(fit);
  if (!fit || !model) {
    return { ...described(fit), problem, estimates: noEstimates(), total: null };
  }
  const discount = (1 + request.discountRate) ** (1 / 12) - 1;
  const futures = new Map<number, ReturnType<typeof futureOf>>();
  const customers = tenures.months.length;
  const growing = new GrowingEstimates(customers);
  for (let i = 0; i < customers; i++) {
    const [months = 0, annual = Number.NaN] = [tenures.months[i], tenures.annualMargin[i]];
    if (tenures.gone[i] === 1 || Number.isNaN(annual)) continue;
    const future = futures.get(months) ?? futureOf(model, fit, months, request, discount);
    futures.set(months, future);
    const monthly = annual / 12;
    // A loss is a larger loss the longer the customer stays: its bounds change places.
    const ends = [monthly * future.low, monthly * future.high].sort((a, b) => a - b);
    growing.add(i, {
      clv: monthly * future.months,
      clvLow: ends[0] ?? 0,
      clvHigh: ends[1] ?? 0,
      probabilityAlive: 1,
      expectedTransactions: Number.NaN,
    });
    yield i / customers;
  }
  const estimates = growing.taken();
  const survival = survivalCurve(model, Math.min(60, request.horizonMonths));
  return { ...described(fit), problem, survival, estimates, total: boundsOf(estimates) };
}

/** So many customers who completed so many months, and whether they have left since. */
interface Completed {
  months: number;
  gone: number;
  n: number;
}

function each({ months, gone }: Tenures): Completed[] {
  return Array.from(months, (count, i) => ({ months: count, gone: gone[i] ?? 0, n: 1 }));
}

/** Lost and alive customers by months completed; who left within a month left at its end. */
function renewalsIn(counted: readonly Completed[]): Renewals {
  const longest = counted.reduce((most, { months }) => Math.max(most, months), 0);
  const [lost, alive] = [0, 1].map(() => new Array<number>(longest + 1).fill(0));
  for (const { months, gone, n } of counted) {
    const list = gone === 1 ? lost : alive;
    if (list) list[months] = (list[months] ?? 0) + n;
  }
  return { lost: lost ?? [], alive: alive ?? [] };
}

/** Months still to come, each counted at its worth today, with the error of the parameters. */
function futureOf(
  model: ShiftedBetaGeometric,
  fit: Likeliest,
  completed: number,
  { horizonMonths }: ValueRequest,
  discount: number,
) {
  const months = (of: ShiftedBetaGeometric) => {
    let [survival, sum] = [1, 0];
    for (let t = 1; t <= horizonMonths; t++) {
      survival *= retentionRate(of, completed + t);
      sum += survival / (1 + discount) ** t;
    }
    return sum;
  };
  const step = 1e-4;
  const slope = (["alpha", "beta"] as const).map((name) => {
    const at = (by: number) => Math.log(months({ ...model, [name]: model[name] * Math.exp(by) }));
    return (at(step) - at(-step)) / (2 * step);
  });
  const variance = fit.logCovariance ? varianceOf(slope, fit.logCovariance) : 0;
  const spread = Math.exp(z95 * Math.sqrt(variance));
  const expected = months(model);
  return { months: expected, low: expected / spread, high: expected * spread };
}

function checked(cohorts: readonly number[]): Renewals {
  try {
    return renewalsOf(cohorts);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = "Customers may only become fewer from renewal to renewal.";
    const fields = [{ path: "cohorts", code: "survivors-increase", message }];
    throw new Refusal("invalid", message, { fields });
  }
}

function fitted(estimate: () => Likeliest): { fit: Likeliest | null; problem: string | null } {
  try {
    const found = estimate();
    const problem = found.converged ? null : "The model of renewals has no best fit to these data.";
    return { fit: found, problem };
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    const problem =
      error.reason === "too-few-rows"
        ? "At least two renewals have to be seen before retention can be modelled."
        : "Nobody was seen leaving, or nobody staying: retention cannot be modelled.";
    return { fit: null, problem };
  }
}

function modelOf(fit: Likeliest | null): ShiftedBetaGeometric | null {
  const [alpha = 0, beta = 0] = fit?.parameters ?? [];
  return fit?.converged ? { alpha, beta } : null;
}

function described(fit: Likeliest | null) {
  const [alpha = null, beta = null] = fit?.parameters ?? [];
  const [seAlpha = null, seBeta = null] = fit?.standardErrors ?? [];
  return {
    parameters: { sbg: { alpha, beta } },
    standardErrors: { sbg: { alpha: seAlpha, beta: seBeta } },
    logLikelihood: fit?.logLikelihood ?? null,
    converged: fit?.converged ?? false,
  };
}
