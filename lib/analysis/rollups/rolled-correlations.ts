import type { Context } from "@/lib/access/context";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import {
  type CellRules,
  guardedAssociation,
  type MatrixVariable,
  methodOf,
  withQ,
} from "@/lib/analysis/correlation-cells";
import { type FrameRequest, readFrame } from "@/lib/analysis/frame.store";
import { rowsWithValues } from "@/lib/analysis/frame-columns";
import { unitColumns } from "@/lib/analysis/response-matrix";
import {
  isCounting,
  readFigures,
  readOneState,
  segmentsOf,
  sortBuckets,
} from "@/lib/analysis/rollups/rolled.store";
import { RolledUnits } from "@/lib/analysis/rollups/rolled-units";
import type { CorrelationCell } from "@/lib/analysis/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { pearsonOfMoments } from "@/lib/stats/pearson-of-moments";

export interface RolledCells {
  cells: CorrelationCell[];
  /** Rows that have any of the variables, and rows that have none. */
  rows: { some: number; none: number };
  /** Rows that were not read, by reason. */
  unread: Record<string, number>;
}

/**
 * What `correlationCells` makes of the frame, from figures that are kept of most of its rows.
 * Nothing where figures do not suffice: at other grains, for computed KPIs, for ranks of measurements, for filters by
 * two things at once, or where nothing is added up yet.
 */
export async function rolledCorrelations(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
  rules: CellRules,
): Promise<RolledCells | undefined> {
  const variables = entries.map(({ variable: { key, kind }, unit }) => ({ key, kind, unit }));
  // What is computed is in no figures: they hold what was brought, and outlive a formula.
  if (entries.some(({ source }) => source.from === "formula")) return undefined;
  const scales = rankedScales(variables, rules);
  if (!scales) return undefined;
  const rolled = await readRolledUnits(ctx, entries, request, scales);
  if (!rolled) return undefined;
  const cells = pairsOf(variables).map(([x, y]) => rolledCell(rolled.units, x, y, rules));
  if (cells.some((cell) => cell === undefined)) return undefined;
  return { cells: withQ(cells.flatMap((cell) => cell ?? [])), rows: rolled.rows, unread: {} };
}

function pairsOf(variables: readonly MatrixVariable[]): [MatrixVariable, MatrixVariable][] {
  return variables.flatMap((x, i) =>
    variables.slice(i + 1).map((y): [MatrixVariable, MatrixVariable] => [x, y]),
  );
}

/** The variables whose ranks are asked for; nothing when one is a measurement, or another grain. */
function rankedScales(
  variables: readonly MatrixVariable[],
  rules: CellRules,
): string[] | undefined {
  if (rules.atLeast !== "interaction") return undefined;
  if (variables.some(({ unit }) => unit !== "interaction")) return undefined;
  const pairs = pairsOf(variables);
  const ranked = pairs.filter(([x, y]) => methodOf(x, y, rules) === "spearman").flat();
  const possible =
    pairs.every(([x, y]) => methodOf(x, y, rules) !== "kendall") &&
    ranked.every(({ kind }) => kind !== "continuous");
  return possible ? [...new Set(ranked.map(({ key }) => key))] : undefined;
}

function rolledCell(
  units: RolledUnits,
  x: MatrixVariable,
  y: MatrixVariable,
  rules: CellRules,
): CorrelationCell | undefined {
  const method = methodOf(x, y, rules);
  if (method === "spearman" && !units.hasCounted(x.key, y.key)) return undefined;
  const moments = units.momentsOf([x.key, y.key]);
  const association = guardedAssociation(moments?.n ?? 0, rules.minimum, () => {
    if (!moments) throw new RangeError("moments of no rows");
    return method === "spearman" ? units.spearman(x.key, y.key) : pearsonOfMoments(moments);
  });
  return { ...association, x: x.key, y: y.key, q: null, method, grain: "interaction" };
}

/** The units as figures where they may be used, and as rows where they may not: exact and fresh. */
async function readRolledUnits(
  ctx: Context,
  entries: readonly CatalogueEntry[],
  request: FrameRequest,
  scales: readonly string[],
): Promise<{ units: RolledUnits; rows: RolledCells["rows"] } | undefined> {
  const { filter, settings } = request;
  const segments = segmentsOf(filter);
  if (!segments) return undefined;
  return inTransaction(ctx, async (tx) => {
    await readOneState(tx);
    if (!(await isCounting(tx))) return undefined;
    const { rolled, raw } = await sortBuckets(tx, filter, settings.timeZone, {
      segments,
      ranked: scales.length > 0,
    });
    if (rolled.length === 0) return undefined;
    const { figures, loose } = await readFigures(tx, rolled, segments);
    const frame = await readFrame(tx, entries, {
      ...request,
      only: { buckets: raw, responses: loose },
    });
    const units = new RolledUnits(scales);
    for (const some of figures) units.addFigures(some);
    const keys = entries.map(({ variable }) => variable.key);
    const [kept, read] = [units.size(keys), rowsWithValues(frame)];
    const { columns, clusters } = unitColumns(frame, keys, "interaction");
    units.addRows(keys, columns, clusters.length);
    return { units, rows: { some: kept.some + read.some, none: kept.none + read.none } };
  });
}
