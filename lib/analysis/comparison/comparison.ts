import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { comparableVariables } from "@/lib/analysis/choose-variables";
import { type Sides, scoresQuestion } from "@/lib/analysis/comparison/compared-scores";
import type { ConditionsQuestion } from "@/lib/analysis/comparison/conditions";
import { mayOverlap } from "@/lib/analysis/comparison/overlap";
import {
  Compared,
  ComparedConditions,
  type ComparisonAnswer,
  type ComparisonRequest,
} from "@/lib/analysis/comparison/shapes";
import { offThread } from "@/lib/analysis/computations";
import { readFrame } from "@/lib/analysis/frame.store";
import { rowsWithValues } from "@/lib/analysis/frame-columns";
import {
  type Compute,
  type KeptRequest,
  keptResult,
  type Report,
  resultSoFar,
} from "@/lib/analysis/kept-result";
import {
  type Catalogue,
  catalogueOfKeys,
  dayOf,
  entriesOf,
  natureOf,
  readCatalogue,
} from "@/lib/analysis/read-catalogue";
import { type Frame, meetingUnit, unitOf, unreadRows } from "@/lib/analysis/response-matrix";
import { readSettings } from "@/lib/analysis/settings.store";
import type { AnalysisFilter, ResultMeta } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

const usualSeed = 1;

/**
 * How two selections differ: in scores, in the means of conditions, and in what explains an outcome.
 *
 * @throws Refusal "invalid", reason "overlap", when an answer could be in both
 */
export async function comparison(
  ctx: Context,
  request: ComparisonRequest,
): Promise<ComparisonAnswer> {
  permit(ctx, "analysis.read");
  await refuseOverlap(ctx, request);
  const [scores, conditions] = await Promise.all([
    scoresQuestion(ctx, { a: request.a, b: request.b }),
    conditionsQuestion(ctx, request),
  ]);
  const [compared, rest] = await Promise.all([
    keptResult(ctx, scores.kept, Compared.array(), scores.compute),
    keptResult(ctx, conditions.kept, ComparedConditions, conditions.compute),
  ]);
  return { scores: compared.value, ...rest.value };
}

/** Means and drivers for a page, which shows what there is while newer ones are computed. */
export async function comparedConditionsSoFar(
  ctx: Context,
  request: ComparisonRequest,
): Promise<SoFar<ComparedConditions>> {
  permit(ctx, "analysis.read");
  const { kept, compute } = await conditionsQuestion(ctx, request);
  return resultSoFar(ctx, kept, ComparedConditions, compute);
}

async function refuseOverlap(ctx: Context, { a, b }: Sides): Promise<void> {
  const settings = await inTransaction(ctx, readSettings);
  if (!mayOverlap(a, b, settings.timeZone)) return;
  const message = "An answer could be in both selections: choose two that exclude each other.";
  throw new Refusal("invalid", message, {
    reason: "overlap",
    fields: [{ path: "b", code: "overlap", message }],
  });
}

interface Prepared {
  catalogue: Catalogue;
  means: CatalogueEntry[];
  explained: CatalogueEntry[];
  dataVersion: string;
  report: Report;
}

async function conditionsQuestion(
  ctx: Context,
  request: ComparisonRequest,
): Promise<{ kept: KeptRequest; compute: Compute<ComparedConditions> }> {
  const { outcome, drivers = [], variables } = request;
  const named = [...(variables ?? []), ...drivers, ...(outcome === undefined ? [] : [outcome])];
  const catalogue = await (variables ? catalogueOfKeys(ctx, named) : readCatalogue(ctx));
  const keys = variables ?? comparableVariables(catalogue.entries).map(({ key }) => key);
  const means = entriesOf(catalogue, keys, "variables");
  const explained = outcome === undefined ? [] : entriesOf(catalogue, [outcome], "outcome");
  explained.push(...entriesOf(catalogue, drivers, "drivers"));
  if (outcome !== undefined && drivers.includes(outcome)) throw selfExplained(outcome);
  return {
    kept: {
      name: "compared conditions",
      input: [{ ...request, variables: keys }, natureOf([...means, ...explained])],
      day: dayOf([...means, ...explained], catalogue.settings),
    },
    compute: (dataVersion, report) =>
      compute(ctx, request, { catalogue, means, explained, dataVersion, report }),
  };
}

function selfExplained(outcome: string): Refusal {
  const message = `${outcome} cannot explain itself.`;
  const fields = [{ path: "drivers", code: "is-outcome", message }];
  return new Refusal("invalid", message, { fields });
}

async function compute(
  ctx: Context,
  request: ComparisonRequest,
  { catalogue: { settings }, means, explained, dataVersion, report }: Prepared,
): Promise<ComparedConditions> {
  const entries = [...new Set([...means, ...explained])];
  const read = (filter: AnalysisFilter) =>
    inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
  const [a, b] = await Promise.all([read(request.a), read(request.b)]);
  const seed = request.seed ?? usualSeed;
  const minimum = settings.minimumGroupSize;
  const question: ConditionsQuestion = {
    variables: means.map(({ variable: { key }, unit }) => ({ key, unit })),
    drivers: driverRules(request, explained, minimum, seed),
    minimum,
  };
  const found = await offThread("comparedConditions", [a, b, question], report);
  return { ...found, meta: { ...metaOf(a, b), seed, dataVersion } };
}

function driverRules(
  { outcome, drivers, grain }: ComparisonRequest,
  explained: readonly CatalogueEntry[],
  minimum: number,
  seed: number,
): ConditionsQuestion["drivers"] {
  if (outcome === undefined || drivers === undefined) return null;
  const unit = meetingUnit([...explained.map((e) => e.unit), unitOf(grain ?? "interaction")]);
  return { outcome, drivers: [...new Set(drivers)], unit, minimum, seed };
}

/** Rows of both sides; what is left out says of which. */
function metaOf(a: Frame, b: Frame): Pick<ResultMeta, "n" | "excluded" | "grain"> {
  const sides = Object.entries({ a, b }).map(([side, frame]) => {
    const { some, none } = rowsWithValues(frame);
    const left = { ...(none > 0 ? { "no value": none } : {}), ...unreadRows(frame) };
    const reasons = Object.entries(left).map(([reason, n]) => [`${side}: ${reason}`, n] as const);
    return { some, reasons };
  });
  return {
    n: sides.reduce((sum, { some }) => sum + some, 0),
    excluded: Object.fromEntries(sides.flatMap(({ reasons }) => reasons)),
    grain: "mixed",
  };
}
