import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readFilterNames } from "@/lib/analysis/choices.store";
import { type LeftOut, matrixVariables, outcomesOf } from "@/lib/analysis/choose-variables";
import { correlationsSoFar } from "@/lib/analysis/correlations";
import { driversSoFar } from "@/lib/analysis/drivers";
import { driverSentence, headline } from "@/lib/analysis/findings";
import { resultForPage } from "@/lib/analysis/kept-result";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { matrixRequest, pageDrivers } from "@/lib/analysis/page-requests";
import type { AnalysisChoices, DriversPanel, MatrixPanel } from "@/lib/analysis/panels";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { DriversAnswer, Variable } from "@/lib/analysis/shapes";
import type { Kept } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { isRefusal } from "@/lib/ground/refusal";

const Names = z.object({
  touchpoints: z.array(z.string()),
  channels: z.array(z.string()),
  teams: z.array(z.string()),
  segments: z.array(z.string()),
  surveys: z.array(z.object({ id: z.string(), name: z.string() })),
});

/** What can be asked on the analysis page. */
export async function analysisChoices(
  ctx: Context,
  question: PageQuestion,
): Promise<AnalysisChoices> {
  permit(ctx, "analysis.read");
  const [{ entries, isOlder }, names] = await Promise.all([
    readCatalogue(ctx),
    resultForPage(ctx, { name: "filter names", input: null }, Names, () =>
      inTransaction(ctx, readFilterNames),
    ),
  ]);
  const outcomes = outcomesOf(entries);
  const outcome = outcomes.find(({ key }) => key === question.outcome) ?? outcomes[0];
  const valued = entries.some(({ variable }) => variable.key === "customer.clv");
  return { ...names.value, outcomes, outcome, valued, isOlder: isOlder || names.isOlder };
}

const nothingLeft = "No interaction, answer or customer is left: widen the filters.";

/** Every condition, score and value against every other. */
export async function matrixPanel(ctx: Context, question: PageQuestion): Promise<MatrixPanel> {
  const { entries } = await readCatalogue(ctx);
  const variables = matrixVariables(entries);
  if (variables.length < 2) {
    return { state: "missing", sentence: "A matrix needs at least two variables with values." };
  }
  const { kept, computing } = await correlationsSoFar(ctx, matrixRequest(question, variables));
  if (!kept) return { state: "computing", share: computing ?? 0 };
  if (kept.value.meta.n === 0) return { state: "missing", sentence: nothingLeft };
  const { computedAt, value: answer } = kept;
  return { state: "ready", computedAt, answer, variables, computing };
}

/** What the conditions explain of the outcome, put in words. */
export async function driversPanel(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
): Promise<DriversPanel> {
  const { entries } = await readCatalogue(ctx);
  // The matrix of the page holds them all: one computation serves both.
  const variables = matrixVariables(entries);
  const matrix =
    variables.length < 2
      ? undefined
      : await correlationsSoFar(ctx, matrixRequest(question, variables));
  if (matrix && !matrix.kept) return { state: "computing", share: 0 };
  const found = await pageDrivers(ctx, question, outcome, matrix?.kept?.value.cells ?? []);
  if ("missing" in found) return { state: "missing", sentence: found.missing };
  const { request, drivers, leftOut } = found;
  try {
    const { kept, computing } = await driversSoFar(ctx, request);
    if (!kept) return { state: "computing", share: computing ?? 0 };
    return { ...readyPanel(kept, outcome, drivers, leftOut), request, computing };
  } catch (error) {
    if (isRefusal(error) && error.code === "invalid") {
      return { state: "missing", sentence: error.message };
    }
    throw error;
  }
}

function readyPanel(
  { value: answer, computedAt }: Kept<DriversAnswer>,
  outcome: Variable,
  variables: Variable[],
  leftOut: LeftOut[],
) {
  const byKey = new Map(variables.map((variable) => [variable.key, variable]));
  const labelOf = (key: string) => byKey.get(key)?.label ?? key;
  const sentences = answer.keyDrivers.flatMap((key) => {
    const driver = answer.drivers.find((each) => each.key === key);
    const variable = byKey.get(key);
    return driver && variable ? [{ key, text: driverSentence(driver, variable, outcome) }] : [];
  });
  const words = { headline: headline(answer, outcome, labelOf), sentences };
  return { state: "ready" as const, computedAt, answer, outcome, variables, leftOut, ...words };
}
