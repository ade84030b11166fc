import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { offThread } from "@/lib/analysis/computations";
import type { CellRules } from "@/lib/analysis/correlation-cells";
import { type FrameRequest, readFrame } from "@/lib/analysis/frame.store";
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
} from "@/lib/analysis/read-catalogue";
import { unitOf, unreadRows } from "@/lib/analysis/response-matrix";
import { type RolledCells, rolledCorrelations } from "@/lib/analysis/rollups/rolled-correlations";
import {
  type CorrelationCell,
  CorrelationsAnswer,
  type CorrelationsRequest,
  type ResultMeta,
} from "@/lib/analysis/shapes";
import type { Kept, SoFar } from "@/lib/analysis/so-far";
import { inTransaction } from "@/lib/db/transaction";

/** How every two of some variables go together. */
export async function correlations(
  ctx: Context,
  request: CorrelationsRequest,
): Promise<CorrelationsAnswer> {
  return (await keptCorrelations(ctx, request)).value;
}

/** The same, with its age. */
export async function keptCorrelations(
  ctx: Context,
  request: CorrelationsRequest,
): Promise<Kept<CorrelationsAnswer>> {
  const asked = await questionOf(ctx, request);
  return keptResult(ctx, asked.kept, CorrelationsAnswer, asked.compute);
}

/** The same for a page, which shows what there is while a newer result is computed. */
export async function correlationsSoFar(
  ctx: Context,
  request: CorrelationsRequest,
): Promise<SoFar<CorrelationsAnswer>> {
  const asked = await questionOf(ctx, request);
  return resultSoFar(ctx, asked.kept, CorrelationsAnswer, asked.compute);
}

async function questionOf(
  ctx: Context,
  request: CorrelationsRequest,
): Promise<{ kept: KeptRequest; compute: Compute<CorrelationsAnswer> }> {
  permit(ctx, "analysis.read");
  const catalogue = await catalogueOfKeys(ctx, request.variables);
  const entries = entriesOf(catalogue, request.variables, "variables");
  return {
    kept: {
      name: "correlations",
      input: [request, natureOf(entries)],
      day: dayOf(entries, catalogue.settings),
    },
    compute: (dataVersion, report) =>
      compute(ctx, request, { entries, catalogue, dataVersion, report }),
  };
}

interface Prepared {
  entries: CatalogueEntry[];
  catalogue: Catalogue;
  dataVersion: string;
  report: Report;
}

async function compute(
  ctx: Context,
  { filter, method, grain }: CorrelationsRequest,
  { entries, catalogue: { settings }, dataVersion, report }: Prepared,
): Promise<CorrelationsAnswer> {
  const rules: CellRules = {
    method,
    atLeast: unitOf(grain ?? "interaction"),
    minimum: settings.minimumGroupSize,
  };
  const request = { filter, settings };
  const { cells, rows, unread } =
    (await rolledCorrelations(ctx, entries, request, rules)) ??
    (await framedCorrelations(ctx, entries, request, rules, report));
  const excluded: ResultMeta["excluded"] = {
    ...(rows.none > 0 ? { "no value": rows.none } : {}),
    ...unread,
  };
  const meta = { n: rows.some, excluded, grain: commonGrain(cells), dataVersion };
  return { variables: entries.map(({ variable }) => variable.key), cells, meta };
}

/** The same as rolledCorrelations, from every row. */
export async function framedCorrelations(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
  rules: CellRules,
  report?: Report,
): Promise<RolledCells> {
  const frame = await inTransaction(ctx, (tx) => readFrame(tx, entries, request));
  const wanted = entries.map(({ variable: { key, kind }, unit }) => ({ key, kind, unit }));
  const cells = await offThread("correlationCells", [frame, wanted, rules], report);
  return { cells, rows: rowsWithValues(frame), unread: unreadRows(frame) };
}

function commonGrain(cells: readonly CorrelationCell[]): ResultMeta["grain"] {
  const [first, ...others] = new Set(cells.map((cell) => cell.grain));
  return first !== undefined && others.length === 0 ? first : "mixed";
}
