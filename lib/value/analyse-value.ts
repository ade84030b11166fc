import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { dataVersion } from "@/lib/analysis/data-version";
import { inSlices } from "@/lib/analysis/in-slices";
import { inTransaction } from "@/lib/db/transaction";
import { keepEstimates, keepFit } from "@/lib/value/estimates.store";
import { fitCohort, fitContractual } from "@/lib/value/fit-contractual";
import { fitPurchases, unitDays } from "@/lib/value/fit-purchases";
import { fitSimple } from "@/lib/value/fit-simple";
import {
  readHistories,
  readRepeatsByWeek,
  readValueSettings,
  type ValueSettings,
} from "@/lib/value/histories.store";
import { holdoutOf } from "@/lib/value/holdout";
import { readRelationships } from "@/lib/value/relationships.store";
import type { Estimate, ValueAnswer, ValueRequest } from "@/lib/value/shapes";

interface Valued {
  answer: ValueAnswer;
  estimates: readonly Estimate[];
}

/** Told how far a fit is, from 0 to 1. */
type Report = (share: number) => Promise<void>;

/**
 * Fits a model to all customers and keeps what each is worth by it. A cohort given as counts is
 * fitted alone: nobody's value follows from it.
 */
export async function analyseValue(ctx: Context, request: ValueRequest): Promise<ValueAnswer> {
  permit(ctx, "analysis.read");
  return fitAndKeep(ctx, request);
}

/** The same for whoever may already, told how far it is. */
export async function fitAndKeep(
  ctx: Context,
  request: ValueRequest,
  report?: Report,
): Promise<ValueAnswer> {
  const settings = await inTransaction(ctx, readValueSettings);
  const version = await dataVersion(ctx);
  const { answer, estimates } = await valued(ctx, request, { settings, version, report });
  if (request.cohorts === undefined && answer.converged) {
    const month = `${settings.today.slice(0, 7)}-01`;
    await report?.(keeping);
    await inTransaction(ctx, async (tx) => {
      await keepEstimates(tx, { month, model: request.model, estimates });
      await keepFit(tx, request, answer);
    });
  }
  return answer;
}

interface Given {
  settings: ValueSettings;
  version: string;
  report: Report | undefined;
}

// Shares of the whole that are done when the data are read, and when only the keeping is left.
const reading = 0.15;
const keeping = 0.8;

async function valued(ctx: Context, request: ValueRequest, given: Given): Promise<Valued> {
  if (request.model === "purchases") return purchasesValued(ctx, request, given);
  if (request.model === "contractual" && request.cohorts) {
    const [n = 0] = request.cohorts;
    const { converged, problem, ...fit } = fitCohort(request.cohorts, request);
    const customers = { n, meanClv: null, totalClv: null, ciLow: null, ciHigh: null };
    const rest = { customers, holdout: null, observedUntil: null };
    const meta = metaOf(n, {}, given.version);
    const { currency } = given.settings;
    return {
      answer: { model: request.model, ...fit, converged, problem, ...rest, currency, meta },
      estimates: [],
    };
  }
  const relationships = await inTransaction(ctx, (tx) => readRelationships(tx, given.settings));
  const valuation = request.model === "simple" ? fitSimple : fitContractual;
  const { estimates, total, ...said } = valuation(relationships, request);
  const gone = relationships.gone.reduce((sum, each) => sum + each, 0);
  const excluded = {
    "no first day": relationships.undated,
    "has left": gone,
    "an element of value is missing": relationships.ids.length - gone - estimates.length,
  };
  const n = relationships.ids.length;
  const answer = {
    model: request.model,
    ...said,
    customers: customersOf(estimates, total),
    holdout: null,
    observedUntil: given.settings.today,
    currency: given.settings.currency,
    meta: metaOf(n, said.converged ? excluded : {}, given.version),
  };
  return { answer, estimates };
}

async function purchasesValued(
  ctx: Context,
  request: ValueRequest,
  { settings, version, report }: Given,
): Promise<Valued> {
  const { calibrationEnd } = request;
  const histories = await inTransaction(ctx, (tx) => readHistories(tx, settings, calibrationEnd));
  const fit = await inSlices(fitPurchases(histories, request), async (share) =>
    report?.(reading + (keeping - reading) * share),
  );
  const { estimates, total, model, ...said } = fit;
  const weeks = calibrationEnd
    ? await inTransaction(ctx, (tx) => readRepeatsByWeek(tx, settings, calibrationEnd))
    : [];
  const holdout = model
    ? await inSlices(holdoutOf(histories, model, weeks, unitDays(request)))
    : null;
  const repeaters = histories.x.filter((x) => x > 0).length;
  const excluded = { "purchases in a currency without a rate": histories.withoutRate };
  const answer = {
    model: request.model,
    ...said,
    customers: { ...customersOf(estimates, total), n: histories.ids.length, repeaters },
    holdout,
    observedUntil: histories.until,
    currency: settings.currency,
    meta: metaOf(histories.ids.length, excluded, version),
  };
  return { answer, estimates };
}

function customersOf(estimates: readonly Estimate[], total: { low: number; high: number } | null) {
  const n = estimates.length;
  const totalClv = n > 0 ? estimates.reduce((sum, { clv }) => sum + clv, 0) : null;
  return {
    n,
    meanClv: totalClv === null ? null : totalClv / n,
    totalClv,
    ciLow: total?.low ?? null,
    ciHigh: total?.high ?? null,
  };
}

function metaOf(n: number, counts: Record<string, number>, dataVersion: string) {
  const excluded = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { n, excluded, grain: "customer" as const, dataVersion };
}
