import type { Context } from "@/lib/access/context";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { fitsContractual } from "@/lib/value/fit-contractual";
import type { ValueSettings } from "@/lib/value/histories.store";
import { type CohortWorth, type GroupWorth, Portfolio } from "@/lib/value/page-data";
import {
  countDefectors,
  countEvidence,
  countValued,
  type ValueGroup,
  valueByClass,
  valueByCohort,
  valueBySegment,
} from "@/lib/value/portfolio.store";
import { countByMonths, countRelationships } from "@/lib/value/relationships.store";

/** What all customers are worth by class, segment and year, and what there is to model it from. */
export function portfolio(ctx: Context, settings: ValueSettings): Promise<SoFar<Portfolio>> {
  const request = { name: "portfolio", input: null, day: settings.today };
  return resultSoFar(ctx, request, Portfolio, () => counted(ctx, settings));
}

async function counted(ctx: Context, settings: ValueSettings): Promise<Portfolio> {
  return inTransaction(ctx, async (tx) => {
    const { left, satisfied } = await countDefectors(tx, settings);
    const { yearAgo, stillHere } = await countRelationships(tx, settings);
    const contractFits = fitsContractual(await countByMonths(tx, settings));
    const minimum = settings.minimumGroupSize;
    const shown = (groups: readonly ValueGroup[]) => groups.map((group) => worthOf(group, minimum));
    return {
      byClass: shown(await valueByClass(tx, settings)),
      bySegment: shown(await valueBySegment(tx, settings)),
      byCohort: cohortsOf(await valueByCohort(tx, settings), minimum),
      defectors:
        left < minimum
          ? null
          : { left, share: satisfied / left, ...wilsonInterval(satisfied, left) },
      evidence: { ...(await countEvidence(tx)), contractFits },
      valued: await countValued(tx, settings),
      ...{ yearAgo, stillHere },
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
