import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { ListViews, View, ViewList } from "@/lib/analysis/views/shapes";
import { View as ViewShape } from "@/lib/analysis/views/shapes";
import { listViews } from "@/lib/analysis/views/view.store";
import { viewPath } from "@/lib/analysis/views/view-path";
import { inTransaction } from "@/lib/db/transaction";

/** Shared views and one's own, by name. */
export async function readViews(ctx: Context, _: ListViews = {}): Promise<ViewList> {
  permit(ctx, "analysis.read");
  const rows = await inTransaction(ctx, listViews);
  return { data: rows.map(viewOf), nextCursor: null };
}

type Row = Awaited<ReturnType<typeof listViews>>[number];

/** A stored view as it is told. */
export function viewOf({ id, memberId, name, page, question }: Row): View {
  const known = ViewShape.shape.page.parse(page);
  const path = viewPath(known, question);
  return { id, name, page: known, question, shared: memberId === null, path };
}
