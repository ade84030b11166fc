import { readFile } from "node:fs/promises";
import path from "node:path";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { matrixVariables, outcomesOf } from "@/lib/analysis/choose-variables";
import { drivers } from "@/lib/analysis/drivers";
import {
  frameFile,
  type PageNumbers,
  pageFile,
  settingsFile,
  variablesFile,
} from "@/lib/analysis/export-tables";
import { frameRows } from "@/lib/analysis/frame-rows.store";
import { filterOf, type PageQuestion } from "@/lib/analysis/page-question";
import { pageCorrelations, pageDrivers } from "@/lib/analysis/page-requests";
import { type Catalogue, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { oneInOf, unitOf } from "@/lib/analysis/response-matrix";
import { scores } from "@/lib/analysis/scores";
import type { DriversAnswer, ScoreGroup, Variable } from "@/lib/analysis/shapes";
import { isRefusal, Refusal } from "@/lib/ground/refusal";
import { software } from "@/lib/ground/software";
import type { TextFile } from "@/lib/ground/zip";
import { metricNames } from "@/lib/metrics/metric";

/**
 * The analysis page to take away: the rows it was computed from, its numbers, and a script for R
 * that computes them again. Names of customers, teams and agents are not in it.
 *
 * @throws Refusal "not-found" before there is anything to analyse
 */
export async function exportAnalysis(ctx: Context, question: PageQuestion): Promise<TextFile[]> {
  permit(ctx, "analysis.read");
  permit(ctx, "responses.export");
  const catalogue = await readCatalogue(ctx);
  const variables = matrixVariables(catalogue.entries);
  if (variables.length < 2) throw new Refusal("not-found", "There is nothing to analyse yet.");
  const keys = variables.map(({ key }) => key);
  const entries = entriesOf(catalogue, keys, "variables");
  const numbers = await pageNumbers(ctx, question, catalogue, variables);
  const { settings } = catalogue;
  const frame = frameRows(ctx, entries, { filter: filterOf(question), settings });
  const script = await readFile(path.resolve("lib/analysis/recompute.R"), "utf8");
  return [
    { name: "recompute.R", pieces: [script] },
    { name: "variables.csv", pieces: [variablesFile(entries, numbers.drivers)] },
    { name: "settings.csv", pieces: [settingsOf(ctx, question, catalogue, numbers)] },
    { name: "page.csv", pieces: [pageFile(numbers)] },
    { name: "frame.csv", pieces: frameFile(keys, frame) },
  ];
}

async function pageNumbers(
  ctx: Context,
  question: PageQuestion,
  { entries }: Catalogue,
  variables: readonly Variable[],
): Promise<PageNumbers> {
  const outcomes = outcomesOf(entries);
  const outcome = outcomes.find(({ key }) => key === question.outcome) ?? outcomes[0];
  const { value: correlations } = await pageCorrelations(ctx, question, variables);
  const found = new Map<string, ScoreGroup>();
  for (const metric of metricNames) {
    const { groups } = await scores(ctx, { metric, filter: filterOf(question) });
    if (groups[0]) found.set(metric, groups[0]);
  }
  const explained = outcome ? await driversOf(ctx, question, outcome) : null;
  return { scores: found, correlations, drivers: explained };
}

/** Null where the page says in a sentence why there are none. */
async function driversOf(
  ctx: Context,
  question: PageQuestion,
  outcome: Variable,
): Promise<DriversAnswer | null> {
  const found = await pageDrivers(ctx, question, outcome);
  if ("missing" in found) return null;
  try {
    return await drivers(ctx, found.request);
  } catch (error) {
    if (isRefusal(error) && error.code === "invalid") return null;
    throw error;
  }
}

function settingsOf(
  ctx: Context,
  question: PageQuestion,
  { settings, dataVersion }: Catalogue,
  { correlations, drivers: answer }: PageNumbers,
): string {
  return settingsFile({
    exportedAt: ctx.now().toISOString(),
    software,
    dataVersion,
    filter: JSON.stringify(filterOf(question)),
    atLeast: unitOf(question.grain ?? "interaction"),
    minimumGroupSize: settings.minimumGroupSize,
    correlationsOneIn: oneInOf(correlations.meta.excluded),
    driversOneIn: oneInOf(answer?.meta.excluded ?? {}),
    seed: answer?.meta.seed,
    draws: answer?.samples,
    intervalOf: answer?.intervalOf,
  });
}
