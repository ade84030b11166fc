import { inRawTransaction, type Scope } from "@/lib/db/transaction";
import type { SendingTx } from "@/lib/delivery/sending.store";

/** A transaction of the organisation on the connection that messages are handed over by. */
export function sending<R>(ctx: Scope, work: (tx: SendingTx) => Promise<R>): Promise<R> {
  const { organizationId, now, database } = ctx;
  return inRawTransaction(ctx, (raw) => work({ organizationId, now, raw }), database.sending);
}
