import type { Tx } from "@/lib/access/context";
import { takeOne } from "@/lib/delivery/allowance";
import { holdChannel, storeTaken } from "@/lib/delivery/channel.store";
import type { SendingKind } from "@/lib/delivery/kinds";

/** Takes one message from what a channel may send now; workers take by turns. False: nothing left. */
export async function takeAllowance(tx: Tx, kind: SendingKind): Promise<boolean> {
  const row = await holdChannel(tx, kind);
  if (!row) return true;
  const taken = takeOne(row, row, tx.now());
  if (taken === undefined) return false;
  await storeTaken(tx, kind, taken);
  return true;
}
