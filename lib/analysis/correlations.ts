import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import type { CellRules } from "@/lib/analysis/correlation-cells";
import { readFrame } from "@/lib/analysis/frame.store";
import { type Kept, keptResult } from "@/lib/analysis/kept-result";
import { offThread } from "@/lib/analysis/off-thread";
import { type Catalogue, dayOf, entriesOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import { type Frame, unitOf } from "@/lib/analysis/response-matrix";
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
  const frame = await inTransaction(ctx, (tx) => readFrame(tx, entries, { filter, settings }));
  const rules: CellRules = {
    method,
    atLeast: unitOf(grain ?? "interaction"),
    minimum: settings.minimumGroupSize,
  };
  const wanted = entries.map(({ variable: { key, kind }, unit }) => ({ key, kind, unit }));
  const cells = await offThread("correlationCells", [frame, wanted, rules]);
  const meta = { ...rowsOf(frame), grain: commonGrain(cells), dataVersion };
  return { variables: wanted.map(({ key }) => key), cells, meta };
}

/** Rows that have any of the variables; the others cannot say anything. */
function rowsOf(frame: Frame): Pick<ResultMeta, "n" | "excluded"> {
  const columns = [...frame.columns.values()];
  let empty = 0;
  for (let row = 0; row < frame.rows; row++) {
    if (columns.every((column) => Number.isNaN(column[row]))) empty++;
  }
  return { n: frame.rows - empty, excluded: empty > 0 ? { "no value": empty } : {} };
}

function commonGrain(cells: readonly CorrelationCell[]): ResultMeta["grain"] {
  const [first, ...others] = new Set(cells.map((cell) => cell.grain));
  return first !== undefined && others.length === 0 ? first : "mixed";
}
