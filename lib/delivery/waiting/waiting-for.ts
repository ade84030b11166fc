import type { Context } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { dueInvitationsTo } from "@/lib/delivery/due-invitations.store";
import { openKinds } from "@/lib/delivery/open-kinds";
import { sortOut } from "@/lib/delivery/sort-out";

/**
 * The invitation to a survey that waits for a customer on the organisation's own site, if it is still
 * wanted by the rules that a message is looked at with before it is sent. Nothing changes: whoever
 * looks has not answered.
 */
export async function waitingFor(
  ctx: Context,
  asked: { customerId: string; surveyId: string },
): Promise<string | undefined> {
  return inTransaction(ctx, async (tx) => {
    if (!(await openKinds(tx)).has("widget")) return undefined;
    const { wanted } = await sortOut(tx, "widget", await dueInvitationsTo(tx, "widget", asked));
    return wanted[0]?.id;
  });
}
