import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import type { OneView } from "@/lib/analysis/views/shapes";
import { removeView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** Deletes a view; what it showed stays. */
export async function deleteView(ctx: Context, { viewId }: OneView): Promise<void> {
  permit(ctx, "views.edit");
  await inTransaction(ctx, async (tx) => {
    if (!(await removeView(tx, viewId))) throw new Refusal("not-found", "There is no such view.");
    await recordAct(tx, "view.deleted", { kind: "view", id: viewId });
  });
}
