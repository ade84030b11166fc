import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { dataVersion } from "@/lib/analysis/data-version";
import { inTransaction } from "@/lib/db/transaction";
import { offThread, type Valued } from "@/lib/value/computations";
import { type Estimates, sumOf } from "@/lib/value/estimates";
import { keepEstimates, keepFit } from "@/lib/value/estimates.store";
import { fitCohort } from "@/lib/value/fit-contractual";
import {
  readHistories,
  readRepeatsByWeek,
  readValueSettings,
  type ValueSettings,
} from "@/lib/value/histories.store";
import { readRelationships } from "@/lib/value/relationships.store";
import type { ValueAnswer, ValueRequest } from "@/lib/value/shapes";
import { boughtIn, tenuresIn } from "@/lib/value/valuation";

/** An answer, and the estimates to keep with it: none where a cohort was given as counts. */
interface Found {
  answer: ValueAnswer;
  valued?: Valued & { ids: readonly string[] };
}

/** Told how far a fit is, from 0 to 1. */
type Report = (share: number) => Promise<void>;

/**
 * Fits a model to all customers and keeps what each is worth by it. A cohort given as counts is
 * fitted alone: nobody's value follows from it.
 */
export async function analyseValue(ctx: Context, request: ValueRequest): Promise<ValueAnswer> {
  permit(ctx, "analysis.read");
  return fitAndKeep(ctx, request, async () => undefined);
}

/** The same for whoever may already, told how far it is. */
export async function fitAndKeep(
  ctx: Context,
  request: ValueRequest,
  report: Report,
): Promise<ValueAnswer> {
  const settings = await inTransaction(ctx, readValueSettings);
  const version = await dataVersion(ctx);
  const { answer, valued } = await found(ctx, request, { settings, version, report });
  if (valued && answer.converged) {
    const { ids, estimates, tiers } = valued;
    const month = `${settings.today.slice(0, 7)}-01`;
    await inTransaction(ctx, async (tx) => {
      // First, because it lets one fit of an organisation after the other keep what it found.
      await keepFit(tx, request, answer);
      const kept = { month, model: request.model, ids, estimates, tiers };
      await keepEstimates(tx, kept, (share) => report(keeping + (1 - keeping) * share));
    });
  }
  return answer;
}

interface Given {
  settings: ValueSettings;
  version: string;
  report: Report;
}

// Shares of the whole that are done when the data are read, and when only the keeping is left.
const reading = 0.15;
const keeping = 0.6;

function found(ctx: Context, request: ValueRequest, given: Given): Promise<Found> {
  if (request.model === "purchases") return purchasesValued(ctx, request, given);
  if (request.model === "contractual" && request.cohorts) {
    return Promise.resolve({ answer: cohortFitted(request.cohorts, request, given) });
  }
  return relationshipsValued(ctx, request, given);
}

function cohortFitted(
  cohorts: readonly number[],
  request: ValueRequest,
  { settings: { currency }, version }: Given,
): ValueAnswer {
  const [n = 0] = cohorts;
  return {
    ...{ model: request.model, ...fitCohort(cohorts, request) },
    customers: { n, meanClv: null, totalClv: null, ciLow: null, ciHigh: null },
    ...{ holdout: null, observedUntil: null, currency, meta: metaOf(n, {}, version) },
  };
}

async function relationshipsValued(
  ctx: Context,
  request: ValueRequest,
  { settings, version, report }: Given,
): Promise<Found> {
  const read = await inTransaction(ctx, (tx) => readRelationships(tx, settings));
  const fit = await reported(report, (tell) =>
    offThread("valueByRelationships", [tenuresIn(read), request], tell),
  );
  const { estimates, total, tiers: _, ...said } = fit;
  const { ids, undated } = read;
  const gone = sumOf(read.gone);
  const excluded = {
    "no first day": undated,
    "has left": gone,
    "an element of value is missing": ids.length - gone - estimates.of.length,
  };
  const answer = {
    ...{ model: request.model, ...said, customers: customersOf(estimates, total) },
    ...{ observedUntil: settings.today, currency: settings.currency },
    meta: metaOf(ids.length, said.converged ? excluded : {}, version),
  };
  return { answer, valued: { ...fit, ids } };
}

async function purchasesValued(
  ctx: Context,
  request: ValueRequest,
  { settings, version, report }: Given,
): Promise<Found> {
  const { calibrationEnd } = request;
  const read = await inTransaction(ctx, (tx) => readHistories(tx, settings, calibrationEnd));
  const weeks = calibrationEnd
    ? await inTransaction(ctx, (tx) => readRepeatsByWeek(tx, settings, calibrationEnd))
    : [];
  const fit = await reported(report, (tell) =>
    offThread("valueByPurchases", [boughtIn(read), weeks, request], tell),
  );
  const { estimates, total, tiers: _, ...said } = fit;
  const { ids, x: repeats } = read;
  const repeaters = repeats.filter((x) => x > 0).length;
  const excluded = { "purchases in a currency without a rate": read.withoutRate };
  const answer = {
    ...{ model: request.model, ...said },
    customers: { ...customersOf(estimates, total), n: ids.length, repeaters },
    ...{ observedUntil: read.until, currency: settings.currency },
    meta: metaOf(ids.length, excluded, version),
  };
  return { answer, valued: { ...fit, ids } };
}

/** Tells one share after the other how far the thread is, and ends when all of them are told. */
async function reported<R>(
  report: Report,
  compute: (tell: (share: number) => void) => Promise<R>,
): Promise<R> {
  await report(reading);
  let telling = Promise.resolve();
  const result = await compute((share) => {
    telling = telling.then(() => report(reading + (keeping - reading) * share));
    // Whoever waits for the last of them is told; until then a failure is not one nobody hears of.
    telling.catch(() => undefined);
  });
  await telling;
  return result;
}

function customersOf({ clv }: Estimates, total: Valued["total"]) {
  const n = clv.length;
  const totalClv = n > 0 ? sumOf(clv) : null;
  return {
    ...{ n, meanClv: totalClv === null ? null : totalClv / n, totalClv },
    ...{ ciLow: total?.low ?? null, ciHigh: total?.high ?? null },
  };
}

function metaOf(n: number, counts: Record<string, number>, dataVersion: string) {
  const excluded = Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
  return { n, excluded, grain: "customer" as const, dataVersion };
}
