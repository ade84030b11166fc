import type { Context } from "@/lib/access/context";
import {
  chooseDrivers,
  driverCandidates,
  type LeftOut,
  matrixVariables,
} from "@/lib/analysis/choose-variables";
import { keptCorrelations } from "@/lib/analysis/correlations";
import { named } from "@/lib/analysis/findings";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import {
  type CorrelationCell,
  type CorrelationsAnswer,
  CorrelationsRequest,
  DriversRequest,
  type Variable,
} from "@/lib/analysis/shapes";
import type { Kept } from "@/lib/analysis/so-far";

/** What the page asks about its matrix. */
export function matrixRequest(
  question: PageQuestion,
  variables: readonly Variable[],
): CorrelationsRequest {
  return CorrelationsRequest.parse({
    variables: variables.map(({ key }) => key),
    grain: question.grain,
    filter: filterOf(question),
  });
}

/** The correlations of the page's matrix, waited for. */
export function pageCorrelations(
  ctx: Context,
  question: PageQuestion,
  variables: readonly Variable[],
): Promise<Kept<CorrelationsAnswer>> {
  return keptCorrelations(ctx, matrixRequest(question, variables));
}

/** What the page explains by what, and what it leaves out; or one sentence on what is missing. */
export type PageDrivers =
  | { missing: string }
  | { request: DriversRequest; drivers: Variable[]; leftOut: LeftOut[] };

/** The conditions the page asks about for an outcome; cells of its matrix that are not given are waited for. */
export async function pageDrivers(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
  known?: readonly CorrelationCell[],
): Promise<PageDrivers> {
  const { entries } = await readCatalogue(ctx);
  const { candidates, leftOut: coarser } = driverCandidates(entries, outcome.key, question.grain);
  if (candidates.length === 0) {
    const sentence = `No condition is known beside ${named(outcome)}: import KPIs, or ask for ratings.`;
    return { missing: sentence };
  }
  // The matrix of the page holds them all: one computation serves both.
  const cells =
    known ?? (await pageCorrelations(ctx, question, matrixVariables(entries))).value.cells;
  const { drivers, leftOut } = chooseDrivers(candidates, outcome.key, cells);
  if (drivers.length === 0) {
    return {
      missing: `Nothing here has both ${named(outcome)} and a condition: widen the filters, or bring KPIs.`,
    };
  }
  const request = DriversRequest.parse({
    outcome: outcome.key,
    drivers: drivers.map(({ key }) => key),
    grain: question.grain,
    filter: filterOf(question),
  });
  return { request, drivers, leftOut: [...leftOut, ...coarser] };
}
