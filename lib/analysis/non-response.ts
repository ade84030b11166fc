import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readAsked } from "@/lib/analysis/asked.store";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { resultSoFar } from "@/lib/analysis/kept-result";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import {
  type AskedDifference,
  type AskedMoments,
  MaybeNonResponse,
  type NonResponse,
} from "@/lib/analysis/score-panels";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import type { Variable } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { adjustPValues } from "@/lib/stats/adjust-p-values";
import { twoSidedNormal, z95 } from "@/lib/stats/distributions";
import { wilsonInterval } from "@/lib/stats/proportion";

/** So long an invitation has time to be answered before it counts as silence. */
const daysToAnswer = 7;
const dayMilliseconds = 24 * 3600 * 1000;
const mostVariables = 40;
const chanceFindings = 0.05;

/** Who was asked and did not answer: by every condition of the contact and by the customer's value. */
export async function nonResponse(
  ctx: Context,
  question: PageQuestion,
): Promise<SoFar<NonResponse | null>> {
  permit(ctx, "analysis.read");
  const { entries, settings } = await readCatalogue(ctx);
  const looked = entries.filter(isKnownOfSilent).slice(0, mostVariables);
  const keys = looked.map(({ variable }) => variable.key);
  // Invitations grow old enough every day, and are no change of the data.
  const kept = { name: "non-response", input: [filterOf(question), keys], day: settings.today };
  return resultSoFar(ctx, kept, MaybeNonResponse, () => report(ctx, question, looked, settings));
}

async function report(
  ctx: Context,
  question: PageQuestion,
  looked: CatalogueEntry[],
  settings: AnalysisSettings,
): Promise<NonResponse | null> {
  const request = { filter: filterOf(question), settings, until: answeredUntil(ctx) };
  const found = await inTransaction(ctx, (tx) => readAsked(tx, looked, request));
  const { asked, answered } = found;
  const silent = asked - answered;
  if (asked === 0) return null;
  const shown = Math.min(answered, silent) >= settings.minimumGroupSize;
  return {
    ...{ asked, answered },
    rate: { share: answered / asked, ...wilsonInterval(answered, asked) },
    differences: shown
      ? differences(
          looked.map(({ variable }) => variable),
          found.variables,
          settings.minimumGroupSize,
        )
      : [],
  };
}

/** Invitations before then had time to be answered. */
export function answeredUntil(ctx: Context): Date {
  return new Date(ctx.now().getTime() - daysToAnswer * dayMilliseconds);
}

/** Answers are known of nobody who did not answer. */
export function isKnownOfSilent({ source }: CatalogueEntry): boolean {
  return source.from !== "metric" && source.from !== "answer";
}

/** The largest first, in standard deviations; variables too seldom known are passed over. */
export function differences(
  variables: readonly Variable[],
  moments: readonly { answered: AskedMoments; silent: AskedMoments }[],
  minimum: number,
): AskedDifference[] {
  const compared = variables.flatMap((variable, k) => {
    const { answered, silent } = moments[k] ?? {};
    if (!answered || !silent || Math.min(answered.n, silent.n) < Math.max(minimum, 2)) return [];
    const found = welch(answered, silent);
    return found ? [{ variable, answered, silent, ...found }] : [];
  });
  const q = adjustPValues(compared.map(({ p }) => p));
  return compared
    .map(({ p: _, ...each }, k) => ({ ...each, sure: (q[k] ?? 1) < chanceFindings }))
    .sort((a, b) => Math.abs(b.size) - Math.abs(a.size));
}

/** Difference of two means with unequal variances; these groups are large, so z will do. */
function welch(answered: AskedMoments, silent: AskedMoments) {
  const variances = [answered.variance ?? 0, silent.variance ?? 0] as const;
  const se = Math.sqrt(variances[0] / answered.n + variances[1] / silent.n);
  if (answered.mean === null || silent.mean === null || !(se > 0)) return null;
  const difference = answered.mean - silent.mean;
  const sd = Math.sqrt(variances[1] > 0 ? variances[1] : variances[0]);
  return {
    ...{ difference, low: difference - z95 * se, high: difference + z95 * se },
    ...{ size: difference / sd, p: twoSidedNormal(difference / se) },
  };
}
