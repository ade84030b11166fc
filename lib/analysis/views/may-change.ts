import type { Context } from "@/lib/access/context";
import { may } from "@/lib/access/permit";
import { Refusal } from "@/lib/ground/refusal";

interface Held {
  /** Whose it is; null where it is shared. */
  memberId: string | null;
  /** Who made it; null where a key of the API did. */
  makerId: string | null;
}

/** Whether a view that is seen may be changed: by who keeps it or made it, and by who manages views. */
export function mayChange({ actor }: Pick<Context, "actor">, { memberId, makerId }: Held): boolean {
  const own = actor.kind === "member" && [memberId, makerId].includes(actor.id);
  return (own && may(actor, "views.edit")) || may(actor, "views.manage");
}

/** @throws Refusal "forbidden" where somebody else made it */
export function requireChange(ctx: Context, view: Held): void {
  if (mayChange(ctx, view)) return;
  throw new Refusal("forbidden", "Only who made this view, or a manager, can change it.", {
    reason: "views.manage",
  });
}
