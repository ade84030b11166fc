import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { requireChange } from "@/lib/analysis/views/may-change";
import { noSuchView, viewOf } from "@/lib/analysis/views/read-views";
import { nameTaken, ownOfNobody, requireRoom } from "@/lib/analysis/views/save-view";
import type { ChangeView, View } from "@/lib/analysis/views/shapes";
import { lockView, updateView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";

/** Renames a view, shares it, or gives it back to who made it. */
export async function changeView(
  ctx: Context,
  { viewId, name, shared }: ChangeView,
): Promise<View> {
  permit(ctx, "views.edit");
  return inTransaction(ctx, async (tx) => {
    const found = await lockView(tx, viewId);
    if (!found) throw noSuchView();
    requireChange(ctx, found);
    const wasShared = found.memberId === null;
    const isShared = shared ?? wasShared;
    const holder = isShared ? null : (found.memberId ?? found.makerId ?? actingMember(ctx));
    if (wasShared !== isShared) await requireRoom(tx, holder);
    const changed = { name: name ?? found.name, memberId: holder };
    if (!(await updateView(tx, viewId, changed))) throw nameTaken(holder);
    const detail = { shared: isShared };
    await recordAct(tx, "view.changed", { kind: "view", id: viewId }, detail);
    return viewOf({ ...found, ...changed });
  });
}

/** Where nobody is known to have made it, whoever unshares it keeps it. */
function actingMember({ actor }: Context): string {
  if (actor.kind === "member") return actor.id;
  throw ownOfNobody();
}
