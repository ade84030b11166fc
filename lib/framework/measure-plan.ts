import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { onePage } from "@/lib/analysis/one-page";
import { type Catalogue, readCatalogue } from "@/lib/analysis/read-catalogue";
import { type WeeklyGap, weeklyGaps } from "@/lib/analysis/weekly-gaps";
import { inTransaction } from "@/lib/db/transaction";
import { fittedFramework } from "@/lib/framework/framework";
import { appendEntry } from "@/lib/framework/plan.store";
import type { Measured, Measurement, OnePlan, Plan } from "@/lib/framework/plan-shapes";
import { dividedBy, readPlan } from "@/lib/framework/read-plans";
import { FrameworkRequest } from "@/lib/framework/shapes";
import { improvementOf } from "@/lib/framework/what-if";
import { daysFrom } from "@/lib/ground/moment";
import { Refusal } from "@/lib/ground/refusal";
import { differenceInDifferences } from "@/lib/stats/difference-in-differences";
import { InsufficientData } from "@/lib/stats/insufficient-data";

const weeksBefore = 26;
const scores = ["nps", "csat", "ces"];

/** Below this probability, teams that drifted apart beforehand are not thought to by chance. */
const driftP = 0.05;

/**
 * Measures what became of a plan: in its teams, before and after, against everybody else, week by
 * week; and writes it down beside what was predicted.
 */
export async function measurePlan(ctx: Context, { planId }: OnePlan): Promise<Plan> {
  permit(ctx, "plans.edit");
  const plan = await readPlan(ctx, { planId });
  if (plan.status === "planned") {
    throw new Refusal("conflict", "The plan has not started: there is nothing to measure yet.");
  }
  if (plan.teams.length === 0) {
    throw new Refusal("conflict", "The plan is everybody's: there is nobody to compare with.");
  }
  const page = onePage(ctx);
  const catalogue = await readCatalogue(page);
  const from = daysFrom(plan.startOn, -7 * weeksBefore);
  const to = catalogue.settings.today;
  const entries = entriesOf(plan, catalogue);
  const gaps = await weeklyGaps(page, entries, { teams: plan.teams, from, to }, catalogue);
  const variables = entries.map((entry, k) => measured(entry, gaps[k] ?? [], plan.startOn, to));
  const valuePerYear = await worthOfMeasured(page, plan, variables);
  const measurement = { from, to, variables, valuePerYear };
  await inTransaction(ctx, (tx) =>
    appendEntry(tx, planId, { kind: "measured", text: `Measured up to ${to}.`, measurement }),
  );
  return readPlan(ctx, { planId });
}

/** What the plan changes, and the scores it was to move; of those only what interactions have. */
function entriesOf(plan: Plan, { entries }: Catalogue): CatalogueEntry[] {
  const changed = plan.improvement.changes.map(({ variable }) => variable);
  const moved = plan.predictedInTeams.map(({ variable }) => variable);
  const wanted = new Set([...changed, ...moved.filter((key) => scores.includes(key))]);
  return entries.filter(({ variable, unit }) => wanted.has(variable.key) && unit !== "customer");
}

/** Whole weeks before the start, and whole weeks since; the week of the start is neither. */
function measured(
  { variable: { key, label } }: CatalogueEntry,
  gaps: readonly WeeklyGap[],
  startOn: string,
  today: string,
): Measured {
  const endOf = (week: string) => daysFrom(week, 7);
  const before = gaps.filter(({ week }) => endOf(week) <= startOn).map(({ gap }) => gap);
  const after = gaps
    .filter(({ week }) => week >= startOn && endOf(week) <= today)
    .map(({ gap }) => gap);
  const counted = { weeksBefore: before.length, weeksAfter: after.length };
  const said = { variable: key, label, ...counted };
  try {
    const { effect, low, high, trendBefore } = differenceInDifferences(before, after);
    return { ...said, effect, low, high, driftedBefore: trendBefore.p < driftP, problem: null };
  } catch (error) {
    if (!(error instanceof InsufficientData)) throw error;
    const problem = `Four whole weeks are needed on either side: there are ${before.length} before and ${after.length} after.`;
    return { ...said, effect: null, low: null, high: null, driftedBefore: false, problem };
  }
}

/** The measured change of the KPIs, carried along the arrows as they are now. */
async function worthOfMeasured(
  ctx: Context,
  { improvement }: Plan,
  variables: readonly Measured[],
): Promise<Measurement["valuePerYear"]> {
  const changes = improvement.changes.flatMap((change) => {
    const found = variables.find(({ variable }) => variable === change.variable);
    return found?.effect == null ? [] : [{ ...change, delta: found.effect }];
  });
  if (changes.length === 0) return null;
  const { value: fitted } = await fittedFramework(ctx, FrameworkRequest.parse({}));
  const known = new Set(fitted.variables.map(({ key }) => key));
  const kept = changes.filter(({ variable }) => known.has(variable));
  if (kept.length === 0) return null;
  const { portfolio } = await improvementOf(ctx, fitted, { ...improvement, changes: kept });
  return portfolio ? dividedBy(portfolio, portfolio.years) : null;
}
