import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { viewOf } from "@/lib/analysis/views/read-views";
import { mostViews, type SaveView, type View } from "@/lib/analysis/views/shapes";
import { countViews, insertView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** Keeps what a page was asked under a name, for oneself or for the organisation. */
export async function saveView(ctx: Context, input: SaveView): Promise<View> {
  permit(ctx, "views.edit");
  const { name, page, question, shared } = input;
  const maker = ctx.actor.kind === "member" ? ctx.actor : undefined;
  if (!shared && !maker) throw ownOfNobody();
  const memberId = shared || !maker ? null : maker.id;
  return inTransaction(ctx, async (tx) => {
    await requireRoom(tx, memberId);
    const id = newId();
    const view = { id, memberId, name, page, question };
    const kept = await insertView(tx, { ...view, madeBy: maker?.id });
    if (!kept) throw nameTaken(memberId);
    await recordAct(tx, "view.saved", { kind: "view", id }, { shared });
    return viewOf({ ...view, ...kept, madeBy: maker?.name ?? null });
  });
}

/** A key of the API is no member. */
export function ownOfNobody(): Refusal {
  const message = "An API key has no views of its own: save it as shared.";
  return new Refusal("invalid", message, {
    fields: [{ path: "shared", code: "no-member", message }],
  });
}

/** @throws Refusal "conflict" when there are too many where another one is to be kept */
export async function requireRoom(tx: Tx, memberId: string | null): Promise<void> {
  if ((await countViews(tx, memberId)) < mostViews) return;
  const whose = memberId ? "of one member" : "shared";
  throw new Refusal("conflict", `At most ${mostViews} ${whose}: delete one first.`, {
    reason: "too-many",
  });
}

/** A name is given once among those shared, and once among those of a member. */
export function nameTaken(memberId: string | null): Refusal {
  const message = memberId
    ? "There is a view of this name already."
    : "A view of this name is shared already.";
  return new Refusal("conflict", message, {
    reason: "taken",
    fields: [{ path: "name", code: "taken", message }],
  });
}
