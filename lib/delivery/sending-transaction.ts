import { inRawTransactions, type Scope, type Turn } from "@/lib/db/transaction";
import type { SendingTx } from "@/lib/delivery/sending.store";

/** Transactions of the organisation in a row, on the connection that messages are handed over by. */
export function sending<R>(
  ctx: Scope,
  work: (tx: SendingTx, turn: Turn) => Promise<R>,
): Promise<R> {
  const { organizationId, now, database } = ctx;
  return inRawTransactions(
    ctx,
    (raw, turn) => work({ organizationId, now, raw }, turn),
    database.sending,
  );
}
