import { threaded } from "@/lib/analysis/threaded";
import { tiersOf } from "@/lib/value/estimates";
import { fitContractual } from "@/lib/value/fit-contractual";
import { fitPurchases, unitDays } from "@/lib/value/fit-purchases";
import { fitSimple } from "@/lib/value/fit-simple";
import { holdoutOf, type Week } from "@/lib/value/holdout";
import type { Holdout, ValueRequest } from "@/lib/value/shapes";
import type { Bought, Tenures, Valuation } from "@/lib/value/valuation";

/** What everybody is worth, in which fifth by value, and what a holdout said of the model. */
export interface Valued extends Valuation {
  tiers: Uint8Array;
  holdout: Holdout | null;
}

function* valueByPurchases(
  histories: Bought,
  weeks: readonly Week[],
  request: ValueRequest,
): Generator<unknown, Valued> {
  const { model, ...valuation } = yield* fitPurchases(histories, request);
  const holdout = model ? yield* holdoutOf(histories, model, weeks, unitDays(request)) : null;
  return { ...valuation, tiers: tiersOf(valuation.estimates.clv), holdout };
}

function* valueByRelationships(
  tenures: Tenures,
  request: ValueRequest,
): Generator<unknown, Valued> {
  const valued = request.model === "simple" ? fitSimple : fitContractual;
  const valuation = yield* valued(tenures, request);
  return { ...valuation, tiers: tiersOf(valuation.estimates.clv), holdout: null };
}

/** What may take longer than other requests should wait for, as in lib/analysis/computations.ts. */
export const computations = { valueByPurchases, valueByRelationships };

/** Runs one of them in the computing thread. */
export const offThread = threaded<typeof computations>();
