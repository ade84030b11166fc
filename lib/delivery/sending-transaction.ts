import { inRawTransactions, type Scope, type Turn } from "@/lib/db/transaction";
import type { SendingTx } from "@/lib/delivery/sending.store";

/**
 * Transactions of the organisation in a row, on the connection that messages are handed over by. Its
 * statements are planned anew for each of them: a plan is kept from when it was first asked for, and where
 * a table was small then every index of it looked as good as its key.
 */
export function sending<R>(
  ctx: Scope,
  work: (tx: SendingTx, turn: Turn) => Promise<R>,
): Promise<R> {
  const { organizationId, now, database } = ctx;
  return inRawTransactions(
    ctx,
    async (raw, turn) => {
      await raw`discard plans`;
      return work({ organizationId, now, raw }, turn);
    },
    database.sending,
  );
}
