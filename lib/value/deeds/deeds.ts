import { DateTime } from "luxon";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { resultSoFar } from "@/lib/analysis/kept-result";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";
import { ratioOfSums } from "@/lib/stats/ratio-of-sums";
import { type DeedSums, sumDeeds } from "@/lib/value/deeds/deeds.store";
import { type ClassDeeds, Deeds, type Estimate } from "@/lib/value/deeds/shapes";
import { readValueSettings } from "@/lib/value/histories.store";
import { answerClasses } from "@/lib/value/retention/shapes";

/** What advocates do and others do not: repurchase, products, referrals, feedback and growth by class. */
export async function deeds(ctx: Context): Promise<SoFar<Deeds>> {
  permit(ctx, "analysis.read");
  const settings = await inTransaction(ctx, readValueSettings);
  const { today, minimumGroupSize } = settings;
  const since = DateTime.fromISO(today).minus({ months: 6 }).toISODate() ?? today;
  const request = { name: "deeds", input: [settings.currency, minimumGroupSize], day: today };
  return resultSoFar(ctx, request, Deeds, async () => {
    const sums = await inTransaction(ctx, (tx) => sumDeeds(tx, settings, since));
    return deedsOf(sums, since, minimumGroupSize);
  });
}

/** The classes that are large enough, from promoters down. */
function deedsOf(sums: readonly DeedSums[], since: string, minimum: number): Deeds {
  const shown = sums.filter(({ n }) => n >= minimum);
  return {
    since,
    withheld: sums.length - shown.length,
    classes: answerClasses.flatMap((name) => {
      const found = shown.find((each) => each.class === name);
      return found ? [ofClass(found, sums, minimum)] : [];
    }),
  };
}

function ofClass(sums: DeedSums, all: readonly DeedSums[], minimum: number): ClassDeeds {
  const { n, counted } = sums;
  // What nobody does is not recorded here, which is not the same as not done.
  const known = (of: (each: DeedSums) => number) => all.some((each) => of(each) > 0);
  return {
    class: sums.class,
    n,
    repurchase: known(({ bought }) => bought) ? share(sums.bought, n) : null,
    feedback: known(({ wrote }) => wrote) ? share(sums.wrote, n) : null,
    products: known(({ products }) => products)
      ? mean(n, sums.products, sums.productsSquared)
      : null,
    referrals: counted >= minimum ? mean(counted, sums.referrals, sums.referralsSquared) : null,
    counted,
    growth: growthOf(sums),
  };
}

function share(count: number, n: number): Estimate {
  return { value: count / n, ...wilsonInterval(count, n) };
}

function mean(n: number, sum: number, squares: number): Estimate | null {
  if (n < 2) return null;
  const value = sum / n;
  const variance = Math.max(0, squares - n * value * value) / (n - 1);
  const half = z95 * Math.sqrt(variance / n);
  return { value, low: value - half, high: value + half };
}

function growthOf({ n, ...sums }: DeedSums): Estimate | null {
  if (n < 2 || !(sums.before > 0)) return null;
  const { ratio, low, high } = ratioOfSums({
    ...{ n, a: sums.after, b: sums.before, aa: sums.afterSquared },
    ...{ ab: sums.afterBefore, bb: sums.beforeSquared },
  });
  return { value: ratio - 1, low: low - 1, high: high - 1 };
}
