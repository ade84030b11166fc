import { recordAct } from "@/lib/access/audit";
import type { Context } from "@/lib/access/context";
import { permit } from "@/lib/access/permit";
import { inTransaction } from "@/lib/db/transaction";
import { makeFailedDue } from "@/lib/delivery/queue.store";
import { mostCounted, type RetryFailed } from "@/lib/delivery/queue-shapes";
import { wakeSender } from "@/lib/delivery/wake-sender";
import { Refusal } from "@/lib/ground/refusal";

/**
 * Tries what was given up on a channel again at once, unless it has expired: the latest first, as many
 * as are counted. Whatever forbids sending is looked at once more when each one's turn comes.
 */
export async function retryFailed(
  ctx: Context,
  { channel }: RetryFailed,
): Promise<{ retried: number; leftOut: number }> {
  permit(ctx, "invitations.send");
  return inTransaction(ctx, async (tx) => {
    const { retried, leftOut } = await makeFailedDue(tx, channel, mostCounted);
    if (retried === 0) {
      throw new Refusal("conflict", leftOut === 0 ? nothing : `${nothing} ${askedAnew}`);
    }
    const detail = { channel, retried, leftOut };
    await recordAct(tx, "invitations.retried", { kind: "channel" }, detail);
    await wakeSender(tx, [tx.now()]);
    return { retried, leftOut };
  });
}

const nothing = "There is nothing here to try again.";
const askedAnew = "All of these customers have a newer invitation.";
