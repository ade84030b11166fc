import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { holderOf, insertNamed } from "@/lib/analysis/views/save-view";
import type { ChangeView, View } from "@/lib/analysis/views/shapes";
import { findView, removeView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";
import { Refusal } from "@/lib/ground/refusal";

/** Renames a view or shares it; an administrator may take a shared one for themselves. */
export async function changeView(
  ctx: Context,
  { viewId, name, shared }: ChangeView,
): Promise<View> {
  permit(ctx, "views.edit");
  return inTransaction(ctx, async (tx) => {
    const found = await findView(tx, viewId);
    if (!found) throw new Refusal("not-found", "There is no such view.");
    if (shared === false && found.memberId === null) requireAdministrator(ctx);
    const memberId = shared === undefined ? found.memberId : holderOf(ctx, shared);
    // Written anew, so that the constraint on names decides as it does for a new one.
    await removeView(tx, viewId);
    const view = await insertNamed(tx, { ...found, memberId, name: name ?? found.name });
    await recordAct(tx, "view.changed", { kind: "view", id: viewId }, { shared: view.shared });
    return view;
  });
}

/** What is shared belongs to everybody: no member takes it from the others. */
function requireAdministrator({ actor }: Context): void {
  if (actor.kind !== "member" || actor.role === "administrator") return;
  throw new Refusal("forbidden", "Only an administrator can take a shared view from the others.");
}
