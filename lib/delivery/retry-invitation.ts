import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { makeDue, wasOvertaken } from "@/lib/delivery/queue.store";
import type { OneInvitation } from "@/lib/delivery/queue-shapes";
import { requireInvitation } from "@/lib/delivery/require-invitation";
import { wakeSender } from "@/lib/delivery/wake-sender";
import { Refusal } from "@/lib/ground/refusal";

/**
 * Tries an invitation again at once that waits after a failure or was given up. Whatever forbids
 * sending it is looked at once more when its turn comes; but how long a customer is to be left alone was
 * decided for the newer one, where one was made.
 */
export async function retryInvitation(
  ctx: Context,
  { invitationId }: OneInvitation,
): Promise<{ id: string; status: "scheduled" }> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    await requireInvitation(tx, invitationId);
    if (await wasOvertaken(tx, invitationId)) throw new Refusal("conflict", askedAnew);
    if (!(await makeDue(tx, invitationId))) {
      throw new Refusal("conflict", "There is nothing here to try again.");
    }
    await recordAct(tx, "invitation.retried", { kind: "invitation", id: invitationId });
    await wakeSender(tx, [tx.now()]);
    return { id: invitationId, status: "scheduled" };
  });
}

const askedAnew =
  "This customer has a newer invitation, sent or waiting: this one as well would ask them twice.";
