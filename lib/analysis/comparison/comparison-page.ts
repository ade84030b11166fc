import { DateTime } from "luxon";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { matrixVariables } from "@/lib/analysis/choose-variables";
import { comparedScoresSoFar } from "@/lib/analysis/comparison/compared-scores";
import { comparedConditionsSoFar } from "@/lib/analysis/comparison/comparison";
import type { ComparisonPanel } from "@/lib/analysis/comparison/comparison-panels";
import { type ComparisonQuestion, hasOther } from "@/lib/analysis/comparison/comparison-question";
import { mayOverlap } from "@/lib/analysis/comparison/overlap";
import { type Preset, presets } from "@/lib/analysis/comparison/presets";
import type { Compared } from "@/lib/analysis/comparison/shapes";
import { correlationsSoFar } from "@/lib/analysis/correlations";
import { filterOf } from "@/lib/analysis/page-question";
import { matrixRequest, pageDrivers } from "@/lib/analysis/page-requests";
import type { AnalysisChoices } from "@/lib/analysis/panels";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { Variable } from "@/lib/analysis/shapes";
import { madeOf, type SoFar } from "@/lib/analysis/so-far";
import { readLastAnswer } from "@/lib/analysis/today.store";
import { inTransaction } from "@/lib/db/transaction";

/** Whether two selections can be compared, and if not, why. */
export async function comparable(
  ctx: Context,
  question: ComparisonQuestion,
): Promise<"ready" | "nothing-chosen" | "overlap"> {
  permit(ctx, "analysis.read");
  if (!hasOther(question)) return "nothing-chosen";
  const { settings } = await readCatalogue(ctx);
  const { a, b } = sidesOf(question);
  return mayOverlap(a, b, settings.timeZone) ? "overlap" : "ready";
}

/** What could be compared with one click, up to the last answer. */
export async function comparisonPresets(
  ctx: Context,
  { a }: ComparisonQuestion,
  { channels, teams, valued }: AnalysisChoices,
): Promise<Preset[]> {
  permit(ctx, "analysis.read");
  const { settings } = await readCatalogue(ctx);
  const last = await inTransaction(ctx, readLastAnswer);
  const lastDay = last && DateTime.fromJSDate(last, { zone: settings.timeZone }).toISODate();
  return presets(a, { lastDay, channels, teams, valued });
}

/** Scores of both sides, of a comparison that is ready. */
export function comparisonScores(
  ctx: Context,
  question: ComparisonQuestion,
): Promise<SoFar<Compared[]>> {
  return comparedScoresSoFar(ctx, sidesOf(question));
}

/** Conditions of both sides, and what they explain of the outcome. */
export async function comparisonConditions(
  ctx: Context,
  question: ComparisonQuestion,
  outcome: Variable,
): Promise<SoFar<ComparisonPanel>> {
  const { entries } = await readCatalogue(ctx);
  const drivers = await driversOf(ctx, question, outcome);
  if (drivers === "computing") return { kept: undefined, computing: 0 };
  const explained = drivers.length > 0 ? { outcome: outcome.key, drivers } : {};
  const { grain } = question.a;
  const request = { ...sidesOf(question), ...explained, grain };
  const soFar = await comparedConditionsSoFar(ctx, request);
  const variables = matrixVariables(entries);
  return madeOf(soFar, (conditions) => ({ conditions, outcome, variables }));
}

/** The conditions the analysis page asks about, whatever its filters: both sides share them. */
async function driversOf(
  ctx: Context,
  { a: { grain } }: ComparisonQuestion,
  outcome: Variable,
): Promise<string[] | "computing"> {
  const { entries } = await readCatalogue(ctx);
  const variables = matrixVariables(entries);
  if (variables.length < 2) return [];
  const { kept } = await correlationsSoFar(ctx, matrixRequest({ grain }, variables));
  if (!kept) return "computing";
  const found = await pageDrivers(ctx, { grain }, outcome, kept.value.cells);
  return "missing" in found ? [] : found.drivers.map(({ key }) => key);
}

function sidesOf({ a, b }: ComparisonQuestion) {
  return { a: filterOf(a), b: filterOf(b) };
}
