import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { findFit } from "@/lib/value/estimates.store";
import { fitsContractual } from "@/lib/value/fit-contractual";
import { readValueSettings } from "@/lib/value/histories.store";
import { loyaltyEffect } from "@/lib/value/loyalty-effect";
import type { CohortWorth, GroupWorth, ValuePage } from "@/lib/value/page-data";
import {
  countDefectors,
  countEvidence,
  type ValueGroup,
  valueByClass,
  valueByCohort,
  valueBySegment,
} from "@/lib/value/portfolio.store";
import { recommendModel } from "@/lib/value/recommend-model";
import { readRelationships } from "@/lib/value/relationships.store";
import { findFitRun } from "@/lib/value/run.store";
import { ValueAnswer, ValueRequest } from "@/lib/value/shapes";

/** Customers as assets: what they are worth, by class and segment, and what moves it. */
export async function valuePage(ctx: Context): Promise<ValuePage> {
  permit(ctx, "analysis.read");
  return inTransaction(ctx, async (tx) => {
    const settings = await readValueSettings(tx);
    const kept = await findFit(tx);
    const answer = ValueAnswer.safeParse(kept?.result);
    const request = ValueRequest.safeParse(kept?.request);
    const { left, satisfied } = await countDefectors(tx, settings);
    const relationships = await readRelationships(tx, settings);
    const { yearAgo, stillHere } = relationships;
    const run = await findFitRun(tx);
    const { imported, ...counts } = await countEvidence(tx);
    const evidence = {
      ...counts,
      contractFits: fitsContractual(relationships),
      failed: run?.failed ?? [],
    };
    const minimum = settings.minimumGroupSize;
    const shown = (groups: readonly ValueGroup[]) => groups.map((group) => worthOf(group, minimum));
    return {
      currency: settings.currency,
      timeZone: settings.timeZone,
      fit:
        kept && answer.success && request.success
          ? { answer: answer.data, request: request.data, fittedAt: kept.fittedAt }
          : null,
      run: run ?? null,
      recommendation: recommendModel(evidence),
      imported,
      byClass: shown(await valueByClass(tx, settings)),
      bySegment: shown(await valueBySegment(tx, settings)),
      byCohort: cohortsOf(await valueByCohort(tx, settings), minimum),
      defectors:
        left < minimum
          ? null
          : { left, share: satisfied / left, ...wilsonInterval(satisfied, left) },
      loyaltyEffect: loyaltyEffect(stillHere, yearAgo, request.data?.discountRate ?? 0.1),
    };
  });
}

function worthOf({ key, n, total, sd }: ValueGroup, minimum: number): GroupWorth {
  if (n < minimum) return { key, n, total: null, mean: null, low: null, high: null };
  const mean = total / n;
  const half = (z95 * (sd ?? 0)) / Math.sqrt(n);
  return { key, n, total, mean, low: mean - half, high: mean + half };
}

function cohortsOf(
  cohorts: Awaited<ReturnType<typeof valueByCohort>>,
  minimum: number,
): CohortWorth[] {
  return cohorts.map(({ came, here, ...group }) => ({
    ...worthOf(group, minimum),
    came,
    stayed: came < minimum ? null : { share: here / came, ...wilsonInterval(here, came) },
  }));
}
