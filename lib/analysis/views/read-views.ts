import { z } from "zod";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { mayChange } from "@/lib/analysis/views/may-change";
import {
  type ListViews,
  mostViews,
  type OneView,
  type View,
  type ViewLine,
  type ViewList,
  View as ViewShape,
} from "@/lib/analysis/views/shapes";
import { findView, listViews } from "@/lib/analysis/views/view.store";
import { viewPath } from "@/lib/analysis/views/view-path";
import { inTransaction } from "@/lib/db/transaction";
import { readCursor, writeCursor } from "@/lib/ground/cursor";
import { Refusal } from "@/lib/ground/refusal";

const Place = z.tuple([z.string(), z.uuid()]);

/** Shared views and one's own, by name, a page at a time. */
export async function readViews(ctx: Context, { limit, cursor }: ListViews): Promise<ViewList> {
  permit(ctx, "analysis.read");
  const after = cursor === undefined ? undefined : readCursor(cursor, Place);
  const rows = await inTransaction(ctx, (tx) => listViews(tx, { limit: limit + 1, after }));
  const data = rows.slice(0, limit).map(viewOf);
  const last = rows.length > limit ? data.at(-1) : undefined;
  return { data, nextCursor: last ? writeCursor([last.name, last.id]) : null };
}

/** The names of all of them, for a menu. */
export async function readViewLines(ctx: Context): Promise<ViewLine[]> {
  permit(ctx, "analysis.read");
  // Those shared and one's own: more than these there never are.
  const rows = await inTransaction(ctx, (tx) => listViews(tx, { limit: 2 * mostViews }));
  return rows.map((row) => {
    const { id, name, memberId, madeBy } = row;
    return { id, name, shared: memberId === null, madeBy, mayChange: mayChange(ctx, row) };
  });
}

/** One view that is shared, or one's own. @throws Refusal "not-found" */
export async function readView(ctx: Context, { viewId }: OneView): Promise<View> {
  permit(ctx, "analysis.read");
  const found = await inTransaction(ctx, (tx) => findView(tx, viewId));
  if (!found) throw noSuchView();
  return viewOf(found);
}

export function noSuchView(): Refusal {
  return new Refusal("not-found", "There is no such view.");
}

type Row = Awaited<ReturnType<typeof listViews>>[number];

/** A stored view as it is told. */
export function viewOf(row: Omit<Row, "makerId">): View {
  const { id, memberId, madeBy, name, question } = row;
  const page = ViewShape.shape.page.parse(row.page);
  const path = viewPath(page, question);
  return { id, name, page, question, shared: memberId === null, madeBy, path };
}
