import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { viewOf } from "@/lib/analysis/views/read-views";
import { mostViews, type SaveView, type View } from "@/lib/analysis/views/shapes";
import { countViews, insertView, type NewView } from "@/lib/analysis/views/view.store";
import { inTransaction } from "@/lib/db/transaction";
import { newId } from "@/lib/ground/ids";
import { Refusal } from "@/lib/ground/refusal";

/** Keeps what a page was asked under a name, for oneself or for the organisation. */
export async function saveView(ctx: Context, input: SaveView): Promise<View> {
  permit(ctx, "views.edit");
  const { name, page, question, shared } = input;
  const memberId = holderOf(ctx, shared);
  return inTransaction(ctx, async (tx) => {
    const view = await insertNamed(tx, { id: newId(), memberId, name, page, question });
    await recordAct(tx, "view.saved", { kind: "view", id: view.id }, { shared });
    return view;
  });
}

/**
 * Whose a view is: null where it is the organisation's.
 *
 * @throws Refusal "invalid" when somebody who is no member wants one for themselves
 */
export function holderOf({ actor }: Context, shared: boolean): string | null {
  if (shared) return null;
  if (actor.kind === "member") return actor.id;
  const message = "An API key has no views of its own: save it as shared.";
  throw new Refusal("invalid", message, {
    fields: [{ path: "shared", code: "no-member", message }],
  });
}

/** @throws Refusal "conflict" when there are too many, or the name is taken */
export async function insertNamed(tx: Tx, view: NewView): Promise<View> {
  if ((await countViews(tx, view.memberId ?? null)) >= mostViews) {
    const whose = view.memberId ? "of your own" : "shared";
    throw new Refusal("conflict", `At most ${mostViews} ${whose}: delete one first.`, {
      reason: "too-many",
    });
  }
  const kept = await insertView(tx, view);
  if (kept) return viewOf(kept);
  const message = view.memberId
    ? "You have a view of this name already."
    : "A view of this name is shared already.";
  throw new Refusal("conflict", message, {
    reason: "taken",
    fields: [{ path: "name", code: "taken", message }],
  });
}
