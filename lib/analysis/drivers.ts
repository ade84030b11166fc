import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { offThread } from "@/lib/analysis/computations";
import { type FrameRequest, readFrame } from "@/lib/analysis/frame.store";
import {
  type Compute,
  type KeptRequest,
  keptResult,
  type Report,
  resultSoFar,
} from "@/lib/analysis/kept-result";
import { type Asked, missingSentence } from "@/lib/analysis/missing-data";
import {
  type Catalogue,
  catalogueOfKeys,
  dayOf,
  entriesOf,
  natureOf,
} from "@/lib/analysis/read-catalogue";
import {
  type CompleteColumns,
  completeColumns,
  type Frame,
  grainOf,
  meetingUnit,
  type Unit,
  unitColumns,
  unitOf,
  unreadRows,
} from "@/lib/analysis/response-matrix";
import { DriversAnswer, type DriversRequest } from "@/lib/analysis/shapes";
import type { SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";
import { InsufficientData } from "@/lib/stats/insufficient-data";

const usualSeed = 1;

/**
 * How much of an outcome each driver explains.
 *
 * @throws Refusal "invalid" with the reason of the shortage when the data cannot answer
 */
export async function drivers(ctx: Context, request: DriversRequest): Promise<DriversAnswer> {
  const asked = await questionOf(ctx, request);
  return (await keptResult(ctx, asked.kept, DriversAnswer, asked.compute)).value;
}

/** The same for a page, which shows what there is while a newer result is computed. */
export async function driversSoFar(
  ctx: Context,
  request: DriversRequest,
): Promise<SoFar<DriversAnswer>> {
  const asked = await questionOf(ctx, request);
  return resultSoFar(ctx, asked.kept, DriversAnswer, asked.compute);
}

async function questionOf(
  ctx: Context,
  request: DriversRequest,
): Promise<{ kept: KeptRequest; compute: Compute<DriversAnswer> }> {
  permit(ctx, "analysis.read");
  const catalogue = await catalogueOfKeys(ctx, [request.outcome, ...request.drivers]);
  const [outcome] = entriesOf(catalogue, [request.outcome], "outcome");
  const explaining = entriesOf(catalogue, request.drivers, "drivers");
  if (!outcome) throw new RangeError("an outcome is one variable");
  if (explaining.includes(outcome)) throw selfExplained(request);
  return {
    kept: {
      name: "drivers",
      input: [request, natureOf([outcome, ...explaining])],
      day: dayOf([outcome, ...explaining], catalogue.settings),
    },
    compute: (dataVersion, report) =>
      compute(ctx, request, { outcome, explaining, catalogue, dataVersion, report }),
  };
}

function selfExplained({ outcome, drivers: keys }: DriversRequest): Refusal {
  const message = `${outcome} cannot explain itself.`;
  const path = `drivers.${keys.indexOf(outcome)}`;
  return new Refusal("invalid", message, { fields: [{ path, code: "is-outcome", message }] });
}

interface Prepared {
  outcome: CatalogueEntry;
  explaining: CatalogueEntry[];
  catalogue: Catalogue;
  dataVersion: string;
  report: Report;
}

async function compute(
  ctx: Context,
  request: DriversRequest,
  prepared: Prepared,
): Promise<DriversAnswer> {
  const { outcome, catalogue, dataVersion, report } = prepared;
  const { used, unknown, unit, complete, references, unread } = await gather(
    ctx,
    request,
    prepared,
  );
  const seed = request.bootstrap.seed ?? usualSeed;
  const variables = [outcome, ...used].map(({ variable }) => variable);
  const asked = { labels: variables.map(({ label }) => label), unit, complete };
  if (used.length === 0) throw refusalOf(new InsufficientData("too-few-rows"), asked);
  const question = {
    outcome: outcome.variable,
    drivers: used.map(({ variable }) => variable),
    complete,
    references,
    samples: request.bootstrap.samples,
    seed,
    minimum: catalogue.settings.minimumGroupSize,
  };
  const estimates = await offThread("driverEstimates", [question], report).catch(
    (error: unknown) => {
      throw error instanceof InsufficientData ? refusalOf(error, asked) : error;
    },
  );
  const keys = variables.map(({ key }) => key);
  const excluded = { ...excludedOf(keys, complete), ...unread };
  const dropped = unknown.map(({ variable: { key } }) => ({ key, reason: "no-values" as const }));
  return {
    ...estimates,
    dropped: [...estimates.dropped, ...dropped],
    meta: { n: complete.n, excluded, grain: grainOf(unit), seed, dataVersion },
  };
}

interface Gathered {
  used: CatalogueEntry[];
  unknown: CatalogueEntry[];
  unit: Unit;
  complete: CompleteColumns;
  references: Map<string, Float64Array>;
  unread: Record<string, number>;
}

/** Reads what is asked about, and what a driver's performance is compared with: everything. */
async function gather(
  ctx: Context,
  request: DriversRequest,
  { outcome, explaining, catalogue: { settings } }: Prepared,
): Promise<Gathered> {
  const entries = [...explaining, outcome];
  const read = (filter: FrameRequest["filter"]) =>
    inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
  const frame = await read(request.filter);
  const isFiltered = Object.keys(request.filter).length > 0;
  const everything = isFiltered ? await read({}) : frame;
  const unit = meetingUnit([...entries.map((e) => e.unit), unitOf(request.grain ?? "interaction")]);
  const used = explaining.filter(({ variable }) => hasValues(frame, variable.key));
  const keys = used.map(({ variable }) => variable.key);
  const reference = unitColumns(everything, keys, unit).columns;
  return {
    used,
    unknown: explaining.filter((entry) => !used.includes(entry)),
    unit,
    complete: completeColumns(unitColumns(frame, [outcome.variable.key, ...keys], unit)),
    unread: unreadRows(frame),
    references: new Map(keys.map((key, j) => [key, knownValues(reference[j])])),
  };
}

function hasValues(frame: Frame, key: string): boolean {
  return frame.columns.get(key)?.some((value) => !Number.isNaN(value)) ?? false;
}

function knownValues(column: Float64Array | undefined): Float64Array {
  return (column ?? new Float64Array()).filter((value) => !Number.isNaN(value));
}

function excludedOf(keys: readonly string[], { lacking }: CompleteColumns) {
  const counts = keys.map((key, j) => [`no ${key}`, lacking[j] ?? 0] as const);
  return Object.fromEntries(counts.filter(([, count]) => count > 0));
}

function refusalOf(error: InsufficientData, asked: Asked): Refusal {
  return new Refusal("invalid", missingSentence(error, asked), { reason: error.reason });
}
