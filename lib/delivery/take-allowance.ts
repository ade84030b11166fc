import type { Tx } from "@/lib/access/context";
import { takeOne, warmUpOf } from "@/lib/delivery/allowance";
import { holdChannel, storeTaken } from "@/lib/delivery/channel.store";
import type { SendingKind } from "@/lib/delivery/kinds";
import { defaultSender } from "@/lib/ground/mail";
import { domainOf } from "@/lib/ground/mail-address";

/**
 * Takes one message from what a channel may send now; workers take by turns. False: nothing left.
 *
 * @param from the sender of mail; null where there is no address, or it is the installation's
 */
export async function takeAllowance(
  tx: Tx,
  kind: SendingKind,
  from: string | null,
): Promise<boolean> {
  const row = await holdChannel(tx, kind);
  if (!row) return true;
  const domain = domainOf(from ?? defaultSender().address).toLowerCase();
  const warmUp = warmUpOf(row, domain, tx.now());
  // What another domain has sent today is no part of what this one may.
  const counted = warmUp.warmUpFrom === row.warmUpFrom ? row : { ...row, dayAt: null, dayCount: 0 };
  const taken = takeOne({ ...row, ...warmUp }, counted, tx.now());
  if (taken === undefined) return false;
  await storeTaken(tx, kind, { ...taken, ...warmUp });
  return true;
}
