import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { readFilterNames } from "@/lib/analysis/choices.store";
import { type LeftOut, matrixVariables, outcomesOf } from "@/lib/analysis/choose-variables";
import { driversSoFar } from "@/lib/analysis/drivers";
import { driverSentence, headline } from "@/lib/analysis/findings";
import { type Kept, keptResult } from "@/lib/analysis/kept-result";
import type { PageQuestion } from "@/lib/analysis/page-question";
import { pageCorrelations, pageDrivers } from "@/lib/analysis/page-requests";
import type { AnalysisChoices, DriversPanel, MatrixPanel } from "@/lib/analysis/panels";
import { readCatalogue } from "@/lib/analysis/read-catalogue";
import type { DriversAnswer, Variable } from "@/lib/analysis/shapes";
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
  const { entries } = await readCatalogue(ctx);
  const names = await keptResult(ctx, { name: "filter names", input: null }, Names, () =>
    inTransaction(ctx, readFilterNames),
  );
  const outcomes = outcomesOf(entries);
  const outcome = outcomes.find(({ key }) => key === question.outcome) ?? outcomes[0];
  const valued = entries.some(({ variable }) => variable.key === "customer.clv");
  return { ...names.value, outcomes, outcome, valued };
}

const nothingLeft = "No interaction, answer or customer is left: widen the filters.";

/** Every condition, score and value against every other. */
export async function matrixPanel(ctx: Context, question: PageQuestion): Promise<MatrixPanel> {
  const { entries } = await readCatalogue(ctx);
  const variables = matrixVariables(entries);
  if (variables.length < 2) {
    return { state: "missing", sentence: "A matrix needs at least two variables with values." };
  }
  const kept = await pageCorrelations(ctx, question, variables);
  if (kept.value.meta.n === 0) return { state: "missing", sentence: nothingLeft };
  return { state: "ready", computedAt: kept.computedAt, answer: kept.value, variables };
}

/** What the conditions explain of the outcome, put in words. */
export async function driversPanel(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
): Promise<DriversPanel> {
  const found = await pageDrivers(ctx, question, outcome);
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
