import { recordAct } from "@/lib/access/audit";
import type { Context, Tx } from "@/lib/access/context";
import { inTransaction } from "@/lib/db/transaction";
import { findInvited } from "@/lib/delivery/invitee.store";

type Invited = NonNullable<Awaited<ReturnType<typeof findInvited>>>;

/**
 * One choice of the customer, kept in the audit trail as theirs if it changed anything.
 *
 * @returns false when the invitation is not known
 */
export async function choose(
  ctx: Context,
  invitationId: string,
  act: string,
  change: (tx: Tx, invited: Invited) => Promise<boolean>,
): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const invited = await findInvited(tx, invitationId);
    if (!invited) return false;
    const { customerId: id } = invited;
    if (await change(tx, invited)) {
      await recordAct({ ...tx, actor: { kind: "customer", id } }, act, { kind: "customer", id });
    }
    return true;
  });
}
