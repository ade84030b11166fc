import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { madeOf } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { findFit } from "@/lib/value/estimates.store";
import { readValueSettings } from "@/lib/value/histories.store";
import { loyaltyEffect } from "@/lib/value/loyalty-effect";
import type { ValuePage } from "@/lib/value/page-data";
import { portfolio } from "@/lib/value/portfolio";
import { recommendModel } from "@/lib/value/recommend-model";
import { findFitRun } from "@/lib/value/run.store";
import { ValueAnswer, ValueRequest } from "@/lib/value/shapes";

/** Customers as assets: what they are worth, by class and segment, and what moves it. */
export async function valuePage(ctx: Context): Promise<ValuePage> {
  permit(ctx, "analysis.read");
  const { settings, kept, run } = await inTransaction(ctx, async (tx) => ({
    settings: await readValueSettings(tx),
    kept: await findFit(tx),
    run: await findFitRun(tx),
  }));
  const answer = ValueAnswer.safeParse(kept?.result);
  const request = ValueRequest.safeParse(kept?.request);
  const discount = request.data?.discountRate ?? 0.1;
  return {
    currency: settings.currency,
    timeZone: settings.timeZone,
    fit:
      kept && answer.success && request.success
        ? { answer: answer.data, request: request.data, fittedAt: kept.fittedAt }
        : null,
    run: run ?? null,
    worth: madeOf(await portfolio(ctx, settings), (counted) => ({
      ...counted,
      recommendation: recommendModel({ ...counted.evidence, failed: run?.failed ?? [] }),
      loyaltyEffect: loyaltyEffect(counted.stillHere, counted.yearAgo, discount),
    })),
  };
}
