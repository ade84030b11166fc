import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { CellRules } from "@/lib/analysis/correlation-cells";
import { type FrameRequest, readFrame } from "@/lib/analysis/frame.store";
import { rowsWithValues } from "@/lib/analysis/frame-columns";
import { type Kept, keptResult } from "@/lib/analysis/kept-result";
import { offThread } from "@/lib/analysis/off-thread";
import { type Catalogue, dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { unitOf } from "@/lib/analysis/response-matrix";
import { type RolledCells, rolledCorrelations } from "@/lib/analysis/rollups/rolled-correlations";
import {
  type CorrelationCell,
  CorrelationsAnswer,
  type CorrelationsRequest,
  type ResultMeta,
} from "@/lib/analysis/shapes";
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
  permit(ctx, "analysis.read");
  const catalogue = await readCatalogue(ctx);
  const entries = entriesOf(catalogue, request.variables, "variables");
  return keptResult(
    ctx,
    { name: "correlations", input: [request, dayOf(entries, catalogue.settings)] },
    CorrelationsAnswer,
    (dataVersion) => compute(ctx, request, { entries, catalogue, dataVersion }),
  );
}

interface Prepared {
  entries: CatalogueEntry[];
  catalogue: Catalogue;
  dataVersion: string;
}

async function compute(
  ctx: Context,
  { filter, method, grain }: CorrelationsRequest,
  { entries, catalogue: { settings }, dataVersion }: Prepared,
): Promise<CorrelationsAnswer> {
  const rules: CellRules = {
    method,
    atLeast: unitOf(grain ?? "interaction"),
    minimum: settings.minimumGroupSize,
  };
  const request = { filter, settings };
  const { cells, rows } =
    (await rolledCorrelations(ctx, entries, request, rules)) ??
    (await framedCorrelations(ctx, entries, request, rules));
  const excluded: ResultMeta["excluded"] = rows.none > 0 ? { "no value": rows.none } : {};
  const meta = { n: rows.some, excluded, grain: commonGrain(cells), dataVersion };
  return { variables: entries.map(({ variable }) => variable.key), cells, meta };
}

/** The same as rolledCorrelations, from every row. */
export async function framedCorrelations(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
  rules: CellRules,
): Promise<RolledCells> {
  const frame = await inTransaction(ctx, (tx) => readFrame(tx, entries, request));
  const wanted = entries.map(({ variable: { key, kind }, unit }) => ({ key, kind, unit }));
  const cells = await offThread("correlationCells", [frame, wanted, rules]);
  return { cells, rows: rowsWithValues(frame) };
}

function commonGrain(cells: readonly CorrelationCell[]): ResultMeta["grain"] {
  const [first, ...others] = new Set(cells.map((cell) => cell.grain));
  return first !== undefined && others.length === 0 ? first : "mixed";
}
