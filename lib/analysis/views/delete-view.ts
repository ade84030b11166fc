import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { requireChange } from "@/lib/analysis/views/may-change";
import { noSuchView } from "@/lib/analysis/views/read-views";
import type { OneView } from "@/lib/analysis/views/shapes";
import { lockView, removeView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";

/** Deletes a view; what it showed stays. */
export async function deleteView(ctx: Context, { viewId }: OneView): Promise<void> {
  permit(ctx, "views.edit");
  await inTransaction(ctx, async (tx) => {
    const found = await lockView(tx, viewId);
    if (!found) throw noSuchView();
    requireChange(ctx, found);
    await removeView(tx, viewId);
    await recordAct(tx, "view.deleted", { kind: "view", id: viewId });
  });
}
