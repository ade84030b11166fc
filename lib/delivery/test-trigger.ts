import type { Context } from "@/lib/access/context";
import { trigger } from "@/lib/db/tables/touchpoints";
import { inTransaction } from "@/lib/db/transaction";
import type { SendingWindow } from "@/lib/delivery/sending-window";
import { newId } from "@/lib/ground/ids";

/** A trigger that asks everybody, in these hours; tests only. */
export async function triggerWithin(
  ctx: Context,
  surveyId: string,
  sendingWindow: SendingWindow | null,
): Promise<string> {
  const { organizationId } = ctx;
  const asks = { touchpoints: [], channels: [], delaySeconds: 0, share: 1, active: true };
  const row = { ...asks, id: newId(), surveyId, expiresAfterSeconds: 14 * 86_400 };
  const values = { ...row, organizationId, sendingWindow };
  await inTransaction(ctx, (tx) => tx.db.insert(trigger).values(values));
  return row.id;
}
