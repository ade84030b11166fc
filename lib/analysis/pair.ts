import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { CatalogueEntry } from "@/lib/analysis/catalogue";
import { matrixVariables } from "@/lib/analysis/choose-variables";
import { keptCorrelations } from "@/lib/analysis/correlations";
import { readFrame } from "@/lib/analysis/frame.store";
import { keptResult } from "@/lib/analysis/kept-result";
import { filterOf, PageQuestion } from "@/lib/analysis/page-question";
import { PairPicture, pairPicture } from "@/lib/analysis/pair-picture";
import { type PairPlace, readPairRows } from "@/lib/analysis/pair-rows.store";
import type { Pair } from "@/lib/analysis/panels";
import { dayOf, readCatalogue } from "@/lib/analysis/read-catalogue";
import {
  completeColumns,
  type Frame,
  grainOf,
  meetingUnit,
  type Unit,
  unitColumns,
  unitOf,
} from "@/lib/analysis/response-matrix";
import type { AnalysisSettings } from "@/lib/analysis/settings.store";
import {
  type AnalysisFilter,
  type CorrelationCell,
  CorrelationsRequest,
} from "@/lib/analysis/shapes";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Refusal } from "@/lib/ground/refusal";
import { isStorable } from "@/lib/ground/storable";

const Key = z.string().trim().min(1).max(200);

/** Two variables, the rows of the page they come from, and where the list of units goes on. */
export const PairQuestion = PageQuestion.extend({
  x: Key,
  y: Key,
  cursor: z.string().max(500).optional(),
});
export type PairQuestion = z.infer<typeof PairQuestion>;

const rowsPerPage = 25;
const Place = z.tuple([z.iso.datetime(), z.string().max(300).refine(isStorable)]);

/** One pair looked at closely: its picture, its numbers and the units behind them. */
export async function pair(ctx: Context, question: PairQuestion): Promise<Pair> {
  permit(ctx, "analysis.read");
  permit(ctx, "responses.read");
  const { entries, settings } = await readCatalogue(ctx);
  const entryOf = (key: string) => entries.find(({ variable }) => variable.key === key);
  const [x, y] = [entryOf(question.x), entryOf(question.y)];
  if (!x || !y || x === y) throw new Refusal("not-found", "There is no such pair of variables.");
  const after = question.cursor === undefined ? undefined : readCursor(question.cursor, Place);
  const unit = meetingUnit([x.unit, y.unit, unitOf(question.grain ?? "interaction")]);
  const asked = { pair: [x, y] as const, unit, filter: filterOf(question), settings };
  const { cell, pairsTested } = await cellOfPair(ctx, question, entries);
  const shown = cell.n >= settings.minimumGroupSize;
  const rows = shown ? await unitsBehind(ctx, asked, after) : [];
  const last = rows.length > rowsPerPage ? rows[rowsPerPage - 1] : undefined;
  return {
    x: x.variable,
    y: y.variable,
    cell,
    pairsTested,
    picture: shown ? await pictureOf(ctx, asked) : nothingToDraw(cell.n),
    rows: rows.slice(0, rowsPerPage),
    nextCursor: last ? writeCursor([last.at, last.key]) : null,
  };
}

function nothingToDraw(of: number): PairPicture {
  return { kind: "points", points: [], of, line: null, band: [], margins: { x: [], y: [] } };
}

interface AskedPair {
  pair: readonly [CatalogueEntry, CatalogueEntry];
  unit: Unit;
  filter: AnalysisFilter;
  settings: AnalysisSettings;
}

/** One unit more than a page shows, to know whether it goes on. */
function unitsBehind(
  ctx: Context,
  { pair: both, unit, filter, settings }: AskedPair,
  after?: PairPlace,
) {
  const request = { filter, settings, grain: grainOf(unit), after, limit: rowsPerPage + 1 };
  return inTransaction(ctx, (tx) => readPairRows(tx, both, request));
}

async function pictureOf(ctx: Context, asked: AskedPair): Promise<PairPicture> {
  const { pair: both, unit, filter, settings } = asked;
  const keys = both.map(({ variable }) => variable.key);
  const kept = await keptResult(
    ctx,
    { name: "picture", input: [keys, unit, filter, dayOf(both, settings)] },
    PairPicture,
    async () => {
      const frame = await inTransaction(ctx, (tx) => readFrame(tx, both, { filter, settings }));
      return pictureOfFrame(frame, { keys, unit, minimum: settings.minimumGroupSize });
    },
  );
  return kept.value;
}

/** Of the units that have both, with the sample they are of where not all rows were read. */
export function pictureOfFrame(
  frame: Frame,
  { keys, unit, minimum }: { keys: readonly string[]; unit: Unit; minimum: number },
): PairPicture {
  const { columns, lacking } = completeColumns(unitColumns(frame, keys, unit));
  const [x, y] = columns;
  if (!x || !y) throw new RangeError("a pair has two columns");
  const without = lacking.reduce((sum, n) => sum + n, 0);
  const picture = { ...pairPicture(x, y, minimum), without };
  return frame.sample ? { ...picture, sample: frame.sample } : picture;
}

/** From the matrix of the page where it has the pair, so that both say the same; else alone. */
async function cellOfPair(
  ctx: Context,
  question: PairQuestion,
  entries: Parameters<typeof matrixVariables>[0],
): Promise<{ cell: CorrelationCell; pairsTested: number }> {
  const pairKeys = [question.x, question.y];
  const shown = matrixVariables(entries).map(({ key }) => key);
  const variables = pairKeys.every((key) => shown.includes(key)) ? shown : pairKeys;
  const request = { variables, grain: question.grain, filter: filterOf(question) };
  const { value } = await keptCorrelations(ctx, CorrelationsRequest.parse(request));
  const cell = value.cells.find((each) => pairKeys.includes(each.x) && pairKeys.includes(each.y));
  if (!cell) throw new RangeError("every two variables have a cell");
  return { cell, pairsTested: value.cells.filter(({ p }) => p !== null).length };
}
